using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using NanoDps.Monitor.Shell;

namespace NanoDps.Monitor.Configuring;

/// <summary>
/// Brings a signed bundle of roots into a device through its shell, and reads back that it is used
/// from the next start on. The device judges the signature; before that it stores nothing.
/// </summary>
public sealed partial class DeviceRoots
{
    private const string Judgement = "roots: ";

    // It is the interpreter that computes the signature (docs/certificates.md has the counts).
    private static readonly TimeSpan CheckPatience = TimeSpan.FromMinutes(3);

    // A piece fills a line, so that over a bad wire more of them are refused than of other commands.
    private const int MostTries = 12;

    private readonly DeviceSession _session;

    /// <summary>Makes it.</summary>
    /// <param name="session">With the device.</param>
    public DeviceRoots(DeviceSession session) => _session = session;

    /// <summary>Called with the bytes that the device has of the bundle.</summary>
    public Action<int> Sent { get; init; } = _ => { };

    /// <summary>Whether the device lacks a bundle.</summary>
    /// <exception cref="ConfigureException">
    /// The device refuses, is silent, takes no bundles, or has a newer one.
    /// </exception>
    /// <exception cref="IOException">The wire is gone.</exception>
    public bool Lacks(int version, CancellationToken cancellation)
    {
        _session.Greet(cancellation);
        var state = Read(cancellation);
        if (!state.TakesBundles)
        {
            throw new ConfigureException(
                "roots: expected a program with its owner's key, got one without",
                DeviceSession.NoOwner);
        }

        return state.Next is not { } next || next < version
            || (next == version
                ? false
                : throw new ConfigureException(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"roots: expected version {next} or newer, got {version}"),
                    "the device has a newer bundle; config clear roots in its shell takes it out"));
    }

    /// <summary>Sends a bundle and verifies that the device has taken it.</summary>
    /// <param name="bundle">The bytes of the file.</param>
    /// <param name="version">Its version.</param>
    /// <param name="cancellation">Ends it early.</param>
    /// <exception cref="ConfigureException">
    /// The device refuses, is silent, or shows another version.
    /// </exception>
    /// <exception cref="IOException">The wire is gone.</exception>
    public void Send(byte[] bundle, int version, CancellationToken cancellation)
    {
        for (var round = 0; ; round++)
        {
            var refusal = SendOnce(bundle, version, out var isNoisy, cancellation);
            if (refusal is null)
            {
                break;
            }

            // Over a bad wire a piece may have become another that is base64, too, unseen. The
            // device judges certificates behind the signature.
            var isFinal = refusal.StartsWith(Judgement + "certificate ", StringComparison.Ordinal)
                || refusal.Contains(OfVersion(version), StringComparison.Ordinal);
            if (isFinal || round == (isNoisy ? DeviceSession.Tries - 1 : 1))
            {
                throw new ConfigureException(
                    $"{RootCommands.Set}: the device says: {refusal}",
                    "nanodps certs verify FILE --key owner.pub judges a bundle as the device does");
            }
        }

        var next = Read(cancellation).Next;
        if (next != version)
        {
            throw new ConfigureException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"expected the device to show bundle {version}, got {next?.ToString() ?? "none"}"),
                "send it again; config show in the shell shows what is there");
        }
    }

    /// <summary>Takes the bundle out of the device; the pinned roots stay.</summary>
    /// <exception cref="ConfigureException">
    /// The device refuses, is silent, or shows a bundle all the same.
    /// </exception>
    /// <exception cref="IOException">The wire is gone.</exception>
    public void Clear(CancellationToken cancellation)
    {
        _session.Greet(cancellation);
        _session.Do("config clear roots", "config clear roots", cancellation);
        if (Read(cancellation).Next is { } next)
        {
            throw new ConfigureException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"expected the device to show no bundle, got {next}"),
                "try again; config show in the shell shows what is there");
        }
    }

    // roots: version: expected 3 or newer, got 2; …
    private static string OfVersion(int version) =>
        string.Create(CultureInfo.InvariantCulture, $" or newer, got {version};");

    private RootState Read(CancellationToken cancellation) => RootState.Read(_session.ShowAll(
        RootState.IsIn, "expected config show to have a line roots, got none", cancellation));

    /// <summary>Why the device refuses the whole bundle; null when it took it.</summary>
    private string? SendOnce(
        byte[] bundle, int version, out bool isNoisy, CancellationToken cancellation)
    {
        isNoisy = false;
        var tries = 0;
        var silences = 0;
        var sends = RootCommands.Of(bundle).Count() * DeviceSession.Tries;
        var at = 0;
        while (at < bundle.Length)
        {
            var answer = SendPiece(bundle, at, cancellation);
            sends--;
            if (answer.Outcome == ShellOutcome.Refused
                && answer.Error.StartsWith(Judgement, StringComparison.Ordinal))
            {
                return answer.Error;
            }

            var next = Next(bundle, at, answer);
            if (next > at)
            {
                at = next;
                (tries, silences) = (0, 0);
                Sent(at);
                continue;
            }

            isNoisy = true;
            tries++;
            silences += answer.Outcome == ShellOutcome.Silent ? 1 : 0;
            if (tries == MostTries || silences == DeviceSession.Tries || sends <= 0
                || answer.Error.Contains("unlock", StringComparison.Ordinal))
            {
                throw DeviceSession.Refused(RootCommands.Set, answer);
            }

            _session.Shell.Settle(cancellation);
            if (next == 0 && IsLast(bundle, at) && Read(cancellation).Next == version)
            {
                // It took the whole, and its answer was lost.
                return null;
            }

            // Refused twice at one place: the device has begun something else there.
            at = tries >= 2 && answer.Outcome == ShellOutcome.Refused ? 0 : next;
        }

        return null;
    }

    private static bool IsLast(byte[] bundle, int at) =>
        at + RootCommands.LengthAt(bundle, at) == bundle.Length;

    private ShellAnswer SendPiece(byte[] bundle, int at, CancellationToken cancellation)
    {
        var command = RootCommands.At(bundle, at);
        if (!IsLast(bundle, at))
        {
            return _session.Shell.Send(command, cancellation);
        }

        var watch = Stopwatch.StartNew();
        var answer = _session.Shell.SendSlow(command, CheckPatience, cancellation);
        return answer.Outcome == ShellOutcome.Silent && watch.Elapsed >= CheckPatience
            ? throw DeviceSession.Refused(RootCommands.Set, answer, CheckPatience)
            : answer;
    }

    /// <summary>Where to go on; not behind the place where it was when nothing was gained.</summary>
    private static int Next(byte[] bundle, int at, ShellAnswer answer)
    {
        var length = RootCommands.LengthAt(bundle, at);
        if (answer.Outcome == ShellOutcome.Done)
        {
            // Over a bad wire the device may have seen another place, or another length.
            var took = answer.Lines.Select(line => Took().Match(line)).LastOrDefault(m => m.Success);
            return took is null ? at + length
                : Number(took, 2) != bundle.Length ? 0
                : Number(took, 1) == at + length ? at + length
                : Math.Clamp(Number(took, 1) - length, 0, at);
        }

        return GoOn().Match(answer.Error) is { Success: true } from
            ? Math.Min(Number(from, 1), at) : at;
    }

    private static int Number(Match match, int group) => int.Parse(
        match.Groups[group].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);

    [GeneratedRegex("^roots ([0-9]{1,6}) of ([0-9]{1,6})$")]
    private static partial Regex Took();

    [GeneratedRegex("send on from ([0-9]{1,6})$")]
    private static partial Regex GoOn();
}
