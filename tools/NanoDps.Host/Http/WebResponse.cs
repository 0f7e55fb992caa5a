using NanoDps.Host;

namespace System.Net;

/// <summary>An answer.</summary>
public abstract class WebResponse : IDisposable
{
    /// <summary>For those that derive.</summary>
    protected WebResponse()
    {
    }

    /// <summary>Bytes of the body; -1 when not said.</summary>
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

    /// <summary>The headers.</summary>
    public virtual WebHeaderCollection Headers => throw DeviceMessages.NotSupported();

    /// <summary>The stream to read the body from.</summary>
    public virtual Stream GetResponseStream() => throw DeviceMessages.NotSupported();

    /// <summary>Ends it.</summary>
    public virtual void Close() => Dispose(true);

    /// <summary>The same as <see cref="Close"/>.</summary>
#pragma warning disable CA1816 // Close does it.
    public void Dispose() => Close();
#pragma warning restore CA1816

    /// <summary>Ends it.</summary>
    protected virtual void Dispose(bool disposing)
    {
    }
}
