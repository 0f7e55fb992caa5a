extern alias nano;

using System.Collections.Immutable;
using System.Globalization;
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
    private string? _lastFault;
    private ImmutableArray<ushort> _offered = [];

    /// <summary>How many messages the hub has acknowledged.</summary>
    public int Acknowledged { get; private set; }

    /// <summary>How many requests the board has sent to DPS.</summary>
    public int DpsRequests { get; private set; }

    public void Begin()
    {
        terminal.Heading("A board finds its way to the cloud, all on this computer");
        Say($"The firmware is the real one; its TLS is mbedTLS {MbedTlsLibrary.Version}.");
        Say("Lines with a bar are its log: uptime in ms, level, event code, phase, what happened.");
        Say("(The uptime is this computer's; on a board it begins at the reset.)");
        Say("The first time, the service makes its test CA, which takes some seconds.");
    }

    public void Listening(EmulatorFacts facts, EmulatorOptions options)
    {
        Phase("The service");
        Say("A Device Provisioning Service (DPS) and an IoT hub listen under their true names:");
        foreach (var server in facts.Hubs.Prepend(facts.Dps))
        {
            Say($"  {server.Name}:{server.NamePort} is {server.Address}:{server.Port}");
        }

        var chain = options.Chain switch
        {
            ChainKind.Azure => "chains of three like Azure's",
            ChainKind.Direct => "certificates signed by the root itself",
            _ => "chains of two",
        };
        Say($"They speak TLS 1.2 only, with {chain}, from a test CA made on this computer:");
        Say("  " + facts.CaFile);
        Say($"DPS knows {facts.Individual[0].RegistrationId} by its key, and nothing else of it.");
    }

    /// <summary>The board is about to be switched on.</summary>
    /// <param name="root">The name of the one root that it trusts.</param>
    public void Ready(string root)
    {
        Say("The board's configuration is an id scope, its own id and key, and a Wi-Fi: no hub.");
        Say($"Its pinned roots: \"{root}\" here, the test CA's; a product has Azure's two.");
    }

    /// <summary>A line of the firmware.</summary>
    public void Line(string text)
    {
        if (LogLine.Parse(text) is not { } line)
        {
            Quote(text);
            return;
        }

        if (DemoSentences.Phase(line.Code, this) is { } phase)
        {
            Phase(phase);
        }

        Quote(text);
        if (DemoSentences.After(line) is { } sentence)
        {
            Say(sentence);
        }

        Count(line);
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
        Say(string.Create(
            CultureInfo.InvariantCulture,
            $"That took {handshake.Milliseconds:F0} ms of this computer, "
            + $"{handshake.BytesSent} bytes out and {handshake.BytesReceived} bytes in."));
    }

    /// <summary>A message is at the hub.</summary>
    public void Arrived(TelemetryMessage message) =>
        Say($"At the hub, from {message.DeviceId}: {message.BodyText}");

    private void Hello(ClientHello hello)
    {
        ImmutableArray<ushort> suites =
            [.. hello.CipherSuites.Where(suite => !TlsNames.IsSignal(suite))];
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

    private void Count(LogLine line)
    {
        switch (line.Code)
        {
            case LogCode.DpsRegister or LogCode.DpsPoll:
                DpsRequests++;
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
                $"the board gave up: {_lastFault ?? line.Message}",
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
