namespace System.Net.NetworkInformation;

/// <summary>Wi-Fi authentication.</summary>
public enum AuthenticationType : byte
{
    None = 0,
    EAP = 1,
    PEAP = 2,
    WCN = 3,
    Open = 4,
    Shared = 5,
    WEP = 6,
    WPA = 7,
    WPA2 = 8,
}
