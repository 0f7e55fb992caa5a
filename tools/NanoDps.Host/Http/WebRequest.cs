using NanoDps.Host;
using NanoDps.Host.Http;

namespace System.Net;

/// <summary>
/// A request. Of nanoFramework's members the host has those that do without its System.Uri, which
/// .NET has under the same name.
/// </summary>
public abstract class WebRequest : IDisposable
{
    /// <summary>For those that derive.</summary>
    protected WebRequest()
    {
    }

    /// <summary>The verb.</summary>
    public virtual string Method
    {
        get => throw DeviceMessages.NotSupported();
        set => throw DeviceMessages.NotSupported();
    }

    /// <summary>The headers to send.</summary>
    public virtual WebHeaderCollection Headers
    {
        get => throw DeviceMessages.NotSupported();
        set => throw DeviceMessages.NotSupported();
    }

    /// <summary>Bytes of the body.</summary>
    public virtual long ContentLength
    {
        get => throw DeviceMessages.NotSupported();
        set => throw DeviceMessages.NotSupported();
    }

    /// <summary>What the body is.</summary>
    public virtual string ContentType
    {
        get => throw DeviceMessages.NotSupported();
        set => throw DeviceMessages.NotSupported();
    }

    /// <summary>Milliseconds.</summary>
    public virtual int Timeout
    {
        get => throw DeviceMessages.NotSupported();
        set => throw DeviceMessages.NotSupported();
    }

    /// <summary>Makes an <see cref="HttpWebRequest"/>; nothing is sent.</summary>
    /// <exception cref="ArgumentNullException">The address is null or empty.</exception>
    /// <exception cref="ArgumentException">It is no address.</exception>
    /// <exception cref="NotSupportedException">It is neither http: nor https:.</exception>
    public static WebRequest Create(string requestUriString) =>
        new HttpWebRequest(HttpAddress.Parse(requestUriString));

    /// <summary>The stream to write the body to.</summary>
    public virtual Stream GetRequestStream() => throw DeviceMessages.NotSupported();

    /// <summary>Sends what is not sent yet, and waits for the answer.</summary>
    public virtual WebResponse GetResponse() => throw DeviceMessages.NotSupported();

    /// <summary>Ends it.</summary>
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Ends it.</summary>
    protected virtual void Dispose(bool disposing)
    {
    }
}
