namespace System.Net;

/// <summary>The answer to a look-up.</summary>
public class IPHostEntry
{
    /// <summary>The name that was asked for, as it was given (A3).</summary>
    public string HostName { get; internal set; } = "";

    /// <summary>Always exactly one address (A3).</summary>
    public IPAddress[] AddressList { get; internal set; } = [];
}
