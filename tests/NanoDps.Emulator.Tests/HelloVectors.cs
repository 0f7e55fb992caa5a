using System.Buffers.Binary;

namespace NanoDps.Emulator.Tests;

/// <summary>
/// Real hellos, captured from the clients that each file names, and ways to bend them.
/// </summary>
internal static class HelloVectors
{
    public static readonly string[] Names = ["openssl-default", "openssl-four-suites", "node-20"];

    public static byte[] Load(string name)
    {
        var lines = File.ReadLines(
            Path.Combine(AppContext.BaseDirectory, "Vectors", name + ".hex"));
        return Convert.FromHexString(string.Concat(lines.Where(line => !line.StartsWith('#'))));
    }

    /// <summary>The handshake message in a stream of one record.</summary>
    public static byte[] Message(byte[] stream) => stream[5..];

    /// <summary>A stream of records with at most this many bytes of the message in each.</summary>
    public static byte[] Records(byte[] message, int size)
    {
        var stream = new List<byte>();
        foreach (var part in message.Chunk(size))
        {
            stream.AddRange([22, 3, 1, (byte)(part.Length >> 8), (byte)part.Length]);
            stream.AddRange(part);
        }

        return [.. stream];
    }

    /// <summary>
    /// A whole message that ends early: the length in its header fits, those inside do not.
    /// </summary>
    public static byte[] CutShort(byte[] message, int length)
    {
        var cut = message[..length];
        cut[1] = 0;
        BinaryPrimitives.WriteUInt16BigEndian(cut.AsSpan(2), (ushort)(length - 4));
        return Records(cut, 16384);
    }
}
