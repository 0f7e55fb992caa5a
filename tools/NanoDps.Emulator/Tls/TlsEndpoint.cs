using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Http;
using NanoDps.Emulator.Certificates;
using NanoDps.Emulator.Events;
using NanoDps.Emulator.Faults;

namespace NanoDps.Emulator.Tls;

/// <summary>A TLS server. It may move to another address, and keeps its name and rules.</summary>
public sealed class TlsEndpoint : IAsyncDisposable
{
    private readonly SemaphoreSlim _moving = new(1);
    private readonly List<Socket> _left = [];
    private readonly IPEndPoint _wanted;
    private readonly TestAuthority _authority;
    private readonly ServerLog _log;
    private readonly ConnectionDelegate? _next;
    private readonly HttpApplication _http;
    private readonly string _label;
    private volatile TlsListener _listener;
    private bool _isDisposed;

    /// <summary>A server that hands on what is decrypted.</summary>
    internal TlsEndpoint(
        string hostName, IPEndPoint address, TlsSettings settings, TestAuthority authority,
        ServerLog log, ConnectionDelegate next)
        : this(hostName, address, settings, authority, log, next, HttpApplication.None)
    {
    }

    /// <summary>A server of HTTPS.</summary>
    internal TlsEndpoint(
        string hostName, IPEndPoint address, TlsSettings settings, TestAuthority authority,
        ServerLog log, RequestDelegate http)
        : this(hostName, address, settings, authority, log, null, new HttpApplication(http)) =>
        _label = hostName + " (HTTPS)";

    private TlsEndpoint(
        string hostName, IPEndPoint address, TlsSettings settings, TestAuthority authority,
        ServerLog log, ConnectionDelegate? next, HttpApplication http)
    {
        HostName = hostName;
        _label = hostName;
        Settings = settings;
        _wanted = address;
        _authority = authority;
        _log = log;
        _next = next;
        _http = http;
        _listener = new TlsListener(address, ServeAsync, http);
    }

    /// <summary>The host name in the server's certificate.</summary>
    public string HostName { get; }

    /// <summary>
    /// Names that it has certificates for as well; a client gets the one for the name that it asks
    /// for (RFC 6066, 3).
    /// </summary>
    public IReadOnlyList<string> OtherNames { get; init; } = [];

    /// <summary>How the server behaves; a change holds from the next connection on.</summary>
    public TlsSettings Settings { get; set; }

    /// <summary>Where the server listens, once it does.</summary>
    public IPEndPoint Address => _listener.Address;

    /// <summary>Stops listening and cuts every connection.</summary>
    public async ValueTask DisposeAsync()
    {
        // A move that is under way ends first. The semaphore has nothing to dispose of, and whoever
        // comes to it later is told.
        await _moving.WaitAsync().ConfigureAwait(false);
        _isDisposed = true;
        await _listener.DisposeAsync().ConfigureAwait(false);
        _left.ForEach(socket => socket.Dispose());
        _moving.Release();
    }

    internal async Task StartAsync(CancellationToken cancellation)
    {
        // Makes the certificates now, so that the first client does not wait for a key.
        foreach (var name in OtherNames.Prepend(HostName))
        {
            foreach (var profile in Settings.Faults.Profiles.Prepend(Settings.Profile))
            {
                _ = await Task.Run(() => _authority.Server(name, profile), cancellation)
                    .ConfigureAwait(false);
            }
        }

        await _listener.StartAsync(cancellation).ConfigureAwait(false);
        var enforcement = Settings.Enforcement ? "" : ", without enforcement";
        _log.Write(
            EventKind.Listening,
            null,
            null,
            $"{_label} on {Address}, profile {Settings.Profile}{enforcement}");
    }

    /// <summary>
    /// Listens at another address, then closes the old one and cuts every connection to it. Between
    /// the two it tells, so that whoever keeps names can point them to the new address in time.
    /// </summary>
    /// <param name="cutting">Called when the old address is about to close.</param>
    /// <param name="cancellation">Ends the move before it is made.</param>
    internal async Task MoveAsync(Action cutting, CancellationToken cancellation)
    {
        await _moving.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            ObjectDisposedException.ThrowIf(_isDisposed, this);
            var old = _listener;
            var next = new TlsListener(Elsewhere(old.Address), ServeAsync, _http);
            try
            {
                await next.StartAsync(cancellation).ConfigureAwait(false);
            }
            catch
            {
                await next.DisposeAsync().ConfigureAwait(false);
                throw;
            }

            _listener = next;
            _log.Write(
                EventKind.FailedOver,
                null,
                null,
                $"{_label} from {old.Address} to {next.Address}");
            cutting();
            await old.DisposeAsync().ConfigureAwait(false);
            Leave(old.Address);
        }
        finally
        {
            _moving.Release();
        }
    }

    /// <summary>Cuts a connection without a word, as a lost network would.</summary>
    internal void Abort(EndPoint? peer)
    {
        if (peer is not null)
        {
            _listener.Abort(peer);
        }
    }

    /// <summary>Leaves a connection open and neither reads from it nor writes to it.</summary>
    internal void Stall(EndPoint? peer) => Find(peer)?.Stall();

    /// <summary>Closes a connection in good order, whatever was to be said on it.</summary>
    internal void End(EndPoint? peer) => Find(peer)?.End();

    private FaultyStream? Find(EndPoint? peer) => peer is null ? null : _listener.Find(peer);

    /// <summary>What a client showed in its handshake; null when it showed nothing.</summary>
    internal ClientCertificates? CertificatesOf(EndPoint? peer) =>
        peer is null ? null : _listener.CertificatesOf(peer);

    /// <summary>
    /// On loopback the next of its many addresses, with the same port if that was asked for.
    /// Another address of the machine cannot be guessed: there it is another port.
    /// </summary>
    private IPEndPoint Elsewhere(IPEndPoint now)
    {
        var bytes = now.Address.GetAddressBytes();
        if (bytes is not [127, _, _, _])
        {
            return new IPEndPoint(now.Address, 0);
        }

        bytes[3] = (byte)(bytes[3] % 254 + 1);
        return new IPEndPoint(new IPAddress(bytes), _wanted.Port);
    }

    /// <summary>
    /// Keeps a port that the system chose and that is left: bound and not listened on it refuses
    /// connections, and no other server is given it while clients still go there.
    /// </summary>
    private void Leave(IPEndPoint address)
    {
        if (_wanted.Port != 0)
        {
            return;
        }

        var socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            socket.Bind(address);
            _left.Add(socket);
        }
        catch (SocketException)
        {
            // Somebody was quicker.
            socket.Dispose();
        }
    }

    private Task ServeAsync(ConnectionContext connection, ConnectionDelegate http) =>
        new TlsConnection(connection, NameFor, Settings, _authority, _log).RunAsync(
            _next ?? http);

    private string NameFor(ClientHello hello) =>
        OtherNames.FirstOrDefault(name => string.Equals(
            name, hello.ServerName, StringComparison.OrdinalIgnoreCase)) ?? HostName;
}
