using NanoDps.Host;

namespace System.Net;

/// <summary>A request failed; why, its innermost exception says.</summary>
public class WebException : InvalidOperationException
{
    /// <summary>Makes one.</summary>
    public WebException()
        : base(DeviceMessages.Default(typeof(WebException)))
    {
    }

    /// <summary>Makes one.</summary>
    public WebException(string message)
        : base(message)
    {
    }

    /// <summary>Makes one.</summary>
    public WebException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>Makes one.</summary>
    public WebException(string message, WebExceptionStatus status)
        : base(message)
    {
        Status = status;
    }

    /// <summary>Makes one.</summary>
    public WebException(
        string message, Exception inner, WebExceptionStatus status, WebResponse response)
        : base(message, inner)
    {
        Status = status;
        Response = response;
    }

    /// <summary>The answer; null wherever the host throws this.</summary>
    public WebResponse? Response { get; }

    /// <summary>0 in the outermost, whatever happened (C19).</summary>
    public WebExceptionStatus Status { get; }
}
