extern alias bcl;

using NanoDps.Host;
using NanoDps.Host.Sockets;
using BclEndPoint = bcl::System.Net.IPEndPoint;
using BclFlags = bcl::System.Net.Sockets.SocketFlags;
using BclProtocol = bcl::System.Net.Sockets.ProtocolType;
using BclSelect = bcl::System.Net.Sockets.SelectMode;
using BclType = bcl::System.Net.Sockets.SocketType;

namespace System.Net.Sockets;

/// <summary>A TCP or UDP socket over IPv4.</summary>
public partial class Socket : IDisposable
{
    private readonly HostDevice? _device;
    private readonly Wire _wire;
    private IPEndPoint? _remote;
    private int _receiveTimeout = Timeout.Infinite;
    private int _sendTimeout = Timeout.Infinite;

    /// <summary>Makes a socket.</summary>
    /// <exception cref="SocketException">10047: another family than IPv4 (A7).</exception>
    public Socket(AddressFamily addressFamily, SocketType socketType, ProtocolType protocolType)
    {
        _device = HostDevice.CurrentOrNull;
        using var call = HostCall.On(_device);

        if (addressFamily != AddressFamily.InterNetwork)
        {
            throw new SocketException(SocketError.AddressFamilyNotSupported);
        }

        SocketType = socketType;
        _wire = new Wire(_device, (BclType)(int)socketType, (BclProtocol)(int)protocolType);
        _wire.Socket.Blocking = false;
    }

    private Socket(HostDevice? device, Wire wire)
    {
        _device = device;
        _wire = wire;
        SocketType = SocketType.Stream;
    }

    /// <summary>Bytes that can be read without waiting.</summary>
    public int Available
    {
        get
        {
            using var call = Begin();
            return Wire.Guard(() => Wire.Socket.Available);
        }
    }

    /// <summary>Whether the last operation found the socket connected.</summary>
    public bool Connected => !_wire.IsClosed && _wire.Socket.Connected;

    /// <summary>The local endpoint; 0.0.0.0:0 before there is one.</summary>
    public EndPoint LocalEndPoint
    {
        get
        {
            using var call = Begin();
            return FromBcl(Wire.Guard(() => Wire.Socket.LocalEndPoint as BclEndPoint))
                ?? new IPEndPoint(IPAddress.Any, 0);
        }
    }

    /// <summary>The peer, by the address that the firmware knows.</summary>
    /// <exception cref="SocketException">10057: not connected.</exception>
    public EndPoint RemoteEndPoint
    {
        get
        {
            using var call = Begin();
            _ = Wire;
            return _remote ?? throw new SocketException(SocketError.NotConnected);
        }
    }

    /// <summary>The kind of the socket.</summary>
    public SocketType SocketType { get; }

    /// <summary>
    /// Milliseconds that a receive waits; -1, the default, or 0: without limit (A8).
    /// </summary>
    public int ReceiveTimeout
    {
        get => _receiveTimeout;
        set => _receiveTimeout = CheckTimeout(value);
    }

    /// <summary>
    /// Milliseconds that a send waits; -1, the default, or 0: without limit (A8).
    /// </summary>
    public int SendTimeout
    {
        get => _sendTimeout;
        set => _sendTimeout = CheckTimeout(value);
    }

    internal HostDevice? Device => _device;

    internal bool IsClosed => _wire.IsClosed;

    /// <summary>The socket beneath.</summary>
    /// <exception cref="ObjectDisposedException">It was closed before this call (A19).</exception>
    internal Wire Wire => _wire.IsClosed ? throw DeviceMessages.Disposed() : _wire;

    /// <summary>The socket beneath, closed or not.</summary>
    internal Wire RawWire => _wire;

    /// <summary>Connects; on a connected socket it does nothing (A21).</summary>
    /// <exception cref="SocketException">10061: the port is closed (A1).</exception>
    public void Connect(EndPoint remoteEP)
    {
        using var call = Begin();
        var wire = Wire;
        var remote = remoteEP as IPEndPoint ?? throw DeviceMessages.NullReference();

        if (_remote is not null)
        {
            return;
        }

        var name = _device?.Names.NameOf(remote.Address);
        var target = name is null
            ? new BclEndPoint(remote.Address.ToBcl(), remote.Port)
            : _device!.Names.TargetOf(remote.Address, remote.Port)
                ?? throw new SocketException(SocketError.ConnectionRefused);
        wire.Connect(target);
        wire.Connection = new HostConnection(
            name is null ? remote.ToString() : $"{name}:{remote.Port}", target.ToString());
        _device?.Add(wire.Connection);
        _remote = remote;
    }

    /// <summary>Takes a local address.</summary>
    public void Bind(EndPoint localEP)
    {
        using var call = Begin();
        var wire = Wire;
        var local = ToBcl(localEP);
        wire.Guard(() => wire.Socket.Bind(local));
    }

    /// <summary>Begins to take connections.</summary>
    public void Listen(int backlog)
    {
        using var call = Begin();
        var wire = Wire;
        wire.Guard(() => wire.Socket.Listen(backlog));
    }

    /// <summary>Waits for a connection and takes it.</summary>
    public Socket Accept()
    {
        using var call = Begin();
        var accepted = Wire.Accept();
        return new Socket(_device, accepted)
        {
            _remote = FromBcl(accepted.Socket.RemoteEndPoint as BclEndPoint),
        };
    }

    /// <summary>
    /// Waits until the socket is ready. Asking for an error takes it away: a receive then returns 0
    /// instead of throwing (A14).
    /// </summary>
    /// <param name="microSeconds">The limit; negative for none.</param>
    /// <param name="mode">What to wait for.</param>
    public bool Poll(int microSeconds, SelectMode mode)
    {
        using var call = Begin();
        var wire = Wire;
        var select = (BclSelect)(int)mode;
        return microSeconds < 0 ? wire.Wait(select, -1) : wire.Poll(select, microSeconds);
    }

    /// <summary>Closes the socket. A call that waits on it throws -1728053248 (A18).</summary>
    public void Close()
    {
        using var call = HostCall.Closing(_device);
        Dispose(true);
    }

    /// <inheritdoc/>
    void IDisposable.Dispose()
    {
        Close();
        GC.SuppressFinalize(this);
    }

    /// <summary>Closes the socket.</summary>
    protected virtual void Dispose(bool disposing) => _wire.Close();

    private HostCall Begin() => HostCall.On(_device);

    private static int CheckTimeout(int value) => value switch
    {
        < Timeout.Infinite => throw DeviceMessages.OutOfRange(),
        0 => Timeout.Infinite,
        _ => value,
    };

    private static BclEndPoint ToBcl(EndPoint endPoint) => endPoint is IPEndPoint ip
        ? new BclEndPoint(ip.Address.ToBcl(), ip.Port) : throw DeviceMessages.NullReference();

    private static IPEndPoint? FromBcl(BclEndPoint? endPoint) => endPoint is null
        ? null : new IPEndPoint(new IPAddress(endPoint.Address.GetAddressBytes()), endPoint.Port);
}
