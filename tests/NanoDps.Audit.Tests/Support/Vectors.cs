using NanoDps.Audit.Capture;

namespace NanoDps.Audit.Tests.Support;

/// <summary>The captured hellos of tests/vectors/hello.</summary>
internal static class Vectors
{
    /// <summary>Every file with hellos, by name.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        .. Directory.GetFiles(Repository.Path("tests", "vectors", "hello"))
            .Select(path => Path.GetFileName(path))
            .Where(name => name != "README.md")
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>A hello with the four suites alone, as bytes of a stream in one record.</summary>
    public static byte[] FourSuites { get; } = Stream("openssl-3.0.22-four-suites.pcap");

    /// <summary>A hello with many suites and TLS 1.3, as bytes of a stream in one record.</summary>
    public static byte[] Node { get; } = Stream("node-20.20.2.pcapng");

    public static string PathOf(string name) => Repository.Path("tests", "vectors", "hello", name);

    public static byte[] Load(string name) => File.ReadAllBytes(PathOf(name));

    public static ClientHello Hello(string name, int index = 0) =>
        InputReader.Read(Load(name)).Hellos[index].Hello!;

    /// <summary>The hello of a stream.</summary>
    public static ClientHello Read(byte[] stream) => ClientHelloReader.Read(stream).Hello!;

    /// <summary>A stream of records with at most so many bytes of a stream's message in each.</summary>
    public static byte[] Records(byte[] stream, int size)
    {
        var records = new List<byte>();
        foreach (var part in stream[5..].Chunk(size))
        {
            records.AddRange([22, 3, 1, (byte)(part.Length >> 8), (byte)part.Length, .. part]);
        }

        return [.. records];
    }

    private static byte[] Stream(string name) => Records([22, 3, 1, 0, 0, .. Hello(name).Message], 16384);
}
