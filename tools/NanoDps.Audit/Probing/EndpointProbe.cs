using System.Net;

namespace NanoDps.Audit.Probing;

/// <summary>
/// Asks an endpoint what it accepts, hello by hello: versions, suites, groups, chain. No handshake
/// is ever finished, and nothing depends on what the TLS library of this machine can still do.
/// </summary>
public sealed class EndpointProbe
{
    private const ushort Tls12 = 0x0303;
    private const ushort Tls13 = 0x0304;

    private static readonly ushort[] Versions = [0x0300, 0x0301, 0x0302, Tls12, Tls13];
    private static readonly ushort[] Groups = [0x0017, 0x0018, 0x0019, 0x001D, 0x001E];

    private readonly ProbeTarget _target;
    private readonly IPEndPoint _address;
    private readonly CancellationToken _cancellation;
    private int _connections;

    private EndpointProbe(ProbeTarget target, IPEndPoint address, CancellationToken cancellation)
    {
        _target = target;
        _address = address;
        _cancellation = cancellation;
    }

    /// <summary>Asks everything, one connection after the other.</summary>
    /// <param name="target">The endpoint.</param>
    /// <param name="roots">The roots that devices trust, as PEM.</param>
    /// <param name="cancellation">Ends the work.</param>
    /// <exception cref="AuditInputException">
    /// The endpoint cannot be reached, or does not answer as a TLS server.
    /// </exception>
    public static async Task<EndpointResult> RunAsync(
        ProbeTarget target, string roots, CancellationToken cancellation)
    {
        var trust = TrustCheck.Roots(roots);
        var address = await ProbeAddress.FindAsync(target, cancellation).ConfigureAwait(false);
        return await new EndpointProbe(target, address, cancellation).RunAsync(trust)
            .ConfigureAwait(false);
    }

    private async Task<EndpointResult> RunAsync(TrustCheck trust)
    {
        var versions = new List<VersionResult>();
        ProbeHello? hello = null;
        ProbeAnswer? best = null;
        foreach (var version in Versions)
        {
            var asked = Hello(version, SuitesFor(version));
            var answer = await AskAsync(asked).ConfigureAwait(false);
            var isAccepted = answer.Outcome == ProbeOutcome.Accepted && answer.Version == version;
            versions.Add(new VersionResult(version, isAccepted, Words(answer, version)));
            (hello, best) = version == Tls12 && isAccepted ? (asked, answer) : (hello, best);
        }

        if (versions.All(one => !one.IsAccepted))
        {
            // An answer in clear text, or none of any kind, says nothing about TLS.
            throw NoTls(versions);
        }

        var suites = await SuitesAsync().ConfigureAwait(false);
        if (best is null && suites.Accepted.Count > 0)
        {
            hello = Hello(Tls12, suites.Accepted);
            best = await AskAsync(hello).ConfigureAwait(false);
        }

        return new EndpointResult
        {
            Target = _target,
            Address = _address.ToString(),
            Versions = versions,
            Suites = suites.Accepted,
            OtherSuitesRefusal = suites.Refusal,
            Groups = await GroupsAsync(suites.Accepted).ConfigureAwait(false),
            AsksForCertificate = best?.AsksForCertificate ?? false,
            Trust = trust.Check(_target.Name, hello, best),
            Connections = _connections,
        };
    }

    /// <summary>
    /// In every portion the server chooses one, which is then left out, until it refuses the rest.
    /// </summary>
    private async Task<(List<ushort> Accepted, string? Refusal)> SuitesAsync()
    {
        var accepted = new List<ushort>();
        string? refusal = null;
        foreach (var portion in ProbeSuites.Portions)
        {
            var rest = portion.ToList();
            while (rest.Count > 0)
            {
                var answer = await AskAsync(Hello(Tls12, rest) with { NeedsFlight = false })
                    .ConfigureAwait(false);
                if (answer.Outcome != ProbeOutcome.Accepted || answer.Version != Tls12)
                {
                    refusal = Words(answer, Tls12);
                    break;
                }

                rest.Remove(answer.Suite);
                accepted.Add(answer.Suite);
            }
        }

        return (accepted, refusal);
    }

    private async Task<List<ushort>> GroupsAsync(List<ushort> suites)
    {
        var accepted = new List<ushort>();
        foreach (var group in suites.Count > 0 ? Groups : [])
        {
            var answer = await AskAsync(Hello(Tls12, suites) with { Groups = [group] })
                .ConfigureAwait(false);
            if (answer.KeyExchange?.Group == group)
            {
                accepted.Add(group);
            }
        }

        return accepted;
    }

    private async Task<ProbeAnswer> AskAsync(ProbeHello hello)
    {
        _connections++;
        var answer = await ProbeConnection.AskAsync(_address, hello, _target.Timeout, _cancellation)
            .ConfigureAwait(false);

        // Silence is no refusal: a lost packet must not be taken for a proof.
        return answer.Outcome != ProbeOutcome.Silent
            ? answer
            : throw new AuditInputException(
                "expected an answer to a ClientHello within "
                + $"{_target.Timeout.TotalSeconds:0.#} s, got none",
                "try again, with a longer --timeout; or ask from another network");
    }

    private ProbeHello Hello(ushort version, IReadOnlyList<ushort> suites) => new()
    {
        Version = version,
        Suites = suites,
        Groups = Groups,
        ServerName = _target.Name,
    };

    private static IReadOnlyList<ushort> SuitesFor(ushort version) => version switch
    {
        Tls13 => ProbeSuites.Tls13,
        Tls12 =>
            [.. HelloGate.RecommendedSuites, .. ProbeSuites.Old, 0x009C, 0x009D, 0xC02B, 0xC02C],
        _ => ProbeSuites.Old,
    };

    private static string Words(ProbeAnswer answer, ushort asked) =>
        answer.Outcome == ProbeOutcome.Accepted && answer.Version != asked
            ? $"answered with {TlsNames.Version(answer.Version)}"
            : answer.Text;

    private AuditInputException NoTls(List<VersionResult> versions) => new(
        $"expected a TLS server at {_address}, got: "
        + string.Join("; ", versions.Select(one => $"{TlsNames.Version(one.Version)} {one.Text}")),
        "check host name and port, and give the server's name with --server-name");
}
