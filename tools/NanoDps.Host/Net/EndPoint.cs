namespace System.Net;

/// <summary>A network address.</summary>
public abstract class EndPoint
{
    /// <summary>For derived classes.</summary>
    protected EndPoint()
    {
    }

    /// <summary>The address as bytes.</summary>
    public abstract SocketAddress Serialize();

    /// <summary>Makes an endpoint from bytes.</summary>
    public abstract EndPoint Create(SocketAddress socketAddress);
}
