using NanoDps.Audit.Capture;
using NanoDps.Audit.Profiles;

namespace NanoDps.Audit.Reports;

/// <summary>All hellos of an input, judged by one profile.</summary>
public sealed record AuditReport
{
    /// <summary>The chosen profile.</summary>
    public required Profile Profile { get; init; }

    /// <summary>What the input was, in words.</summary>
    public required string Input { get; init; }

    /// <summary>What a reader should know about it.</summary>
    public required IReadOnlyList<string> Notes { get; init; }

    /// <summary>The hellos.</summary>
    public required IReadOnlyList<HelloReport> Hellos { get; init; }

    /// <summary>One for all: refused counts more than unreadable, unreadable more than accepted.</summary>
    public Verdict Verdict =>
        Hellos.Any(one => one.Verdict == Verdict.Refused) ? Verdict.Refused
        : Hellos.Any(one => one.Verdict == Verdict.Unreadable) ? Verdict.Unreadable
        : Verdict.Accepted;

    /// <summary>The verdict as a sentence.</summary>
    public string Sentence => VerdictSentence.Of(this);

    /// <summary>Judges what an input has.</summary>
    /// <param name="input">The input, read.</param>
    /// <param name="profile">The chosen profile.</param>
    public static AuditReport Of(HelloInput input, Profile profile) => new()
    {
        Profile = profile,
        Input = Words(input),
        Notes = input.Notes,
        Hellos = [.. input.Hellos.Select(found => HelloReport.Of(found, profile))],
    };

    private static string Words(HelloInput input)
    {
        var kind = input.Kind switch
        {
            InputKind.Pcap => "pcap capture",
            InputKind.Pcapng => "pcapng capture",
            InputKind.Records => "TLS records",
            _ => "handshake message without its record",
        };
        return input.IsHexText ? kind + " in hex" : kind;
    }
}
