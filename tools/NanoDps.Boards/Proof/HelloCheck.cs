namespace NanoDps.Boards.Proof;

/// <summary>Holds the captured bytes of a ClientHello to the policy.</summary>
internal static class HelloCheck
{
    /// <summary>The bound on the record with the true name of DPS, in bytes.</summary>
    public const int MaximumLength = 149;

    private const ushort Tls12 = 0x0303;
    private const ushort RenegotiationScsv = 0x00FF;
    private const ushort SupportedVersions = 43;
    private const ushort SessionTicket = 35;
    private const ushort Alpn = 16;

    /// <summary>What is wrong with a ClientHello; nothing when it is the policy's.</summary>
    public static IEnumerable<string> Problems(
        TlsPolicy policy, ClientHello hello, string serverName)
    {
        // mbedTLS appends the signalling value of RFC 5746 to any list.
        var suites = policy.CipherSuites.Select(suite => suite.Id).Append(RenegotiationScsv);
        var hashes = policy.SignatureHashes.Select(hash => (byte)hash.Id);

        // Per hash ECDSA (3), then RSA (1): mbedTLS checks certificates of both kinds.
        var algorithms = hashes
            .SelectMany(hash => new[] { (ushort)(hash << 8 | 3), (ushort)(hash << 8 | 1) });
        return new[]
        {
            Difference("version", [Tls12], [hello.Version]),
            Difference("cipher suites", suites, hello.CipherSuites),
            Difference("groups", policy.Groups.Select(group => group.Id), hello.Groups),
            Difference("signature algorithms", algorithms, hello.SignatureAlgorithms),
            hello.ServerName == serverName
                ? null : $"server name: expected {serverName}, got \"{hello.ServerName}\"",
            hello.RecordLength <= MaximumLength
                ? null : $"length: expected up to {MaximumLength} bytes, got {hello.RecordLength}",
            Absent(hello, SupportedVersions, "supported_versions, which is how TLS 1.3 is offered"),
            Absent(hello, SessionTicket, "session_ticket"),
            Absent(hello, Alpn, "application_layer_protocol_negotiation"),
        }.OfType<string>();
    }

    private static string? Difference(
        string what, IEnumerable<ushort> expected, IEnumerable<ushort> got) =>
        expected.SequenceEqual(got) ? null : $"{what}: expected {Text(expected)}, got {Text(got)}";

    private static string? Absent(ClientHello hello, ushort type, string name) =>
        hello.Extensions.Contains(type) ? $"extensions: expected none, got {name}" : null;

    private static string Text(IEnumerable<ushort> numbers) =>
        string.Join(" ", numbers.Select(number => $"0x{number:X4}"));
}
