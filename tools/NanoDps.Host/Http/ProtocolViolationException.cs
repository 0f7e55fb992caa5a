using NanoDps.Host;

namespace System.Net;

/// <summary>The request or the answer is not as HTTP has it.</summary>
public class ProtocolViolationException : InvalidOperationException
{
    /// <summary>Makes one.</summary>
    public ProtocolViolationException()
        : base(DeviceMessages.Default(typeof(ProtocolViolationException)))
    {
    }

    /// <summary>Makes one.</summary>
    public ProtocolViolationException(string message)
        : base(message)
    {
    }
}
