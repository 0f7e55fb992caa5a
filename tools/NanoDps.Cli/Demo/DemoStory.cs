extern alias nano;

using System.Collections.Immutable;
using System.Security.Cryptography.X509Certificates;
using nano::NanoDps.Host;
using NanoDps.Cli.CommandLine;
using NanoDps.Cli.Device;
using NanoDps.Cli.Terminal;
using NanoDps.Emulator;
using NanoDps.Emulator.Certificates;
using NanoDps.Emulator.Configuration;
using NanoDps.Emulator.Events;
using NanoDps.Emulator.Hubs;
using NanoDps.Emulator.Tls;
using NanoDps.Logging;

namespace NanoDps.Cli.Demo;

/// <summary>
/// Tells a newcomer what happens: the firmware's own lines, and between them plain sentences. Used
/// by one thread.
/// </summary>
internal sealed class DemoStory(ProgramTerminal terminal, int messages)
{
    private string _lastFault = "";
    private string _root = "";
    private ImmutableArray<ushort> _offered = [];

    /// <summary>How many messages the hub has acknowledged.</summary>
    public int Acknowledged { get; private set; }

    /// <summary>How many requests the board has sent to DPS.</summary>
    public int DpsRequests { get; private set; }

    public void Begin()
    {
        terminal.Heading("A board finds its way to the cloud, all on this computer");
        Say("The firmware is the real one, and its TLS is mbedTLS " + MbedTlsLibrary.Version + ", as on a board.");
        Say("Lines with a bar are its own log: uptime in s, level, event code, phase, what happened.");
        Say("(The uptime is this computer's; on a board it begins at the reset.)");
    }

    public void Listening(EmulatorFacts facts, EmulatorOptions options)
    {
        using (var root = X509CertificateLoader.LoadCertificateFromFile(facts.CaFile))
        {
            _root = root.GetNameInfo(X509NameType.SimpleName, forIssuer: false);
        }

        Phase("The service");
        Say("A Device Provisioning Service (DPS) and an IoT hub listen here, each under its true name:");
        foreach (var server in facts.Hubs.Prepend(facts.Dps))
        {
            Say($"  {server.Name}:{server.NamePort} is {server.Address}:{server.Port}");
        }

        var chain = options.Chain == ChainKind.Azure
            ? "chains of three like Azure's" : "certificates signed by the root itself";
        Say($"They speak TLS 1.2 only, with {chain}, from a test CA made on this computer:");
        Say("  " + facts.CaFile);
        Say($"DPS knows {facts.Individual[0].RegistrationId} by a symmetric key, and nothing else about it.");
    }

    /// <summary>A line of the firmware.</summary>
    public void Line(string text)
    {
        if (LogLine.Parse(text) is not { } line)
        {
            Quote(text);
            return;
        }

        Before(line);
        Quote(text);
        After(line);
    }

    /// <summary>Something that the service saw.</summary>
    public void Service(EmulatorEvent happening)
    {
        switch (happening.Kind)
        {
            case EventKind.Hello when happening.Hello is { } hello:
                Hello(hello);
                break;

            case EventKind.Assigned:
                Say($"DPS picks the hub, and the hub now knows {happening.Device}.");
                break;

            case EventKind.TlsRefused or EventKind.TlsFailed or EventKind.ConnectRefused
                or EventKind.SubscribeRefused or EventKind.Violation or EventKind.Fault:
                terminal.Bad($"  {happening.Server} objects: {happening.Text}");
                break;
        }
    }

    /// <summary>A TLS handshake of the board has ended.</summary>
    public void Handshake(TlsHandshake handshake)
    {
        if (!handshake.Succeeded)
        {
            terminal.Bad($"  The handshake failed with code {handshake.ResultCode}.");
            return;
        }

        terminal.Good($"  Negotiated: {handshake.CipherSuite}, {handshake.ProtocolVersion}");
        Say($"The chain ends in the pinned root, and the name in it is {handshake.Host}.");
        Say($"That took {handshake.Milliseconds:F0} ms of this computer, {handshake.BytesSent} bytes out and "
            + $"{handshake.BytesReceived} bytes in.");
    }

    /// <summary>A message is at the hub.</summary>
    public void Arrived(TelemetryMessage message) =>
        Say($"At the hub, from {message.DeviceId}: {message.BodyText}");

    private void Hello(ClientHello hello)
    {
        ImmutableArray<ushort> suites = [.. hello.CipherSuites.Where(suite => !TlsNames.IsSignal(suite))];
        Say($"The board's ClientHello ({hello.StreamBytes} bytes) asks for {hello.ServerName}.");
        if (suites.SequenceEqual(_offered))
        {
            Say("It offers the same as before.");
            return;
        }

        _offered = suites;
        Say($"It offers {HelloGate.Versions(hello)}, with these cipher suites:");
        foreach (var suite in suites)
        {
            Say("  " + TlsNames.Suite(suite));
        }
    }

    private void Before(LogLine line)
    {
        switch (line.Code)
        {
            case LogCode.Boot:
                Phase("The board boots");
                Say("Its configuration: an id scope, its own id, its key, a Wi-Fi. It has never heard of a hub.");
                Say($"Its pinned roots: here \"{_root}\" alone, the test CA's, in the place of the two of Azure.");
                break;

            case LogCode.DpsConnecting:
                Phase("TLS to DPS");
                break;

            case LogCode.DpsRegister when DpsRequests == 0:
                Phase("Registration");
                break;

            case LogCode.HubConnecting:
                Phase("TLS to the hub");
                break;

            case LogCode.HubSent when Acknowledged == 0:
                Phase("Telemetry");
                break;
        }
    }

    private void After(LogLine line)
    {
        switch (line.Code)
        {
            case LogCode.NetworkUp:
                Say("The board is on the network. (The host board joins any Wi-Fi: it uses this computer's network.)");
                break;

            case LogCode.Clock:
                Say("The clock is later than the firmware's release, so certificates can be judged by it.");
                break;

            case LogCode.DpsRegister or LogCode.DpsPoll:
                DpsRequests++;
                break;

            case LogCode.DpsReply when line.Value("status") == "202":
                Say($"DPS is working on it; the board may ask again in {line.Value("retry-after")} s.");
                break;

            case LogCode.DpsAssigned:
                Say($"The board belongs to {line.Value("hub")} from now on.");
                break;

            case LogCode.DpsClosed:
                Say("DPS is done. Its connection is closed before the hub's is opened: a board has memory for one.");
                break;

            case LogCode.HubAcknowledged:
                Acknowledged++;
                terminal.Good($"  Message {Acknowledged} of {messages} is acknowledged.");
                break;

            case LogCode.DpsFault or LogCode.HubFault or LogCode.NetworkFault:
                _lastFault = line.Message;
                break;
        }

        if (line.Level == 'E')
        {
            throw new CliException(
                "the board gave up: " + (_lastFault.Length > 0 ? _lastFault : line.Message),
                "the lines above show what led to it; run it again, and if it stays, report them");
        }
    }

    private void Phase(string name)
    {
        terminal.Line();
        terminal.Heading(name);
    }

    private void Say(string text) => terminal.Line("  " + text);

    private void Quote(string line) => terminal.Dim("  | " + line);
}
