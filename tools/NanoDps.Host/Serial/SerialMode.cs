namespace System.IO.Ports;

/// <summary>How the line is driven; it makes no difference on the host's.</summary>
public enum SerialMode
{
    Normal = 0,
    RS485 = 1,
}
