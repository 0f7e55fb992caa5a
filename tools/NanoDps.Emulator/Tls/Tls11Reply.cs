using System.Buffers.Binary;
using System.Security.Cryptography;

namespace NanoDps.Emulator.Tls;

/// <summary>
/// What a server of TLS 1.1 answers. It is made by hand, since the OpenSSL of current systems has
/// TLS 1.1 off at its default security level, and .NET cannot lower that for one server.
/// </summary>
internal static class Tls11Reply
{
    private const ushort Version = 0x0302;
    private const ushort EcdheRsaAes128CbcSha = 0xC013;

    /// <summary>
    /// A server of TLS 1.1 that is asked for suites that TLS 1.1 lacks refuses with alert 40.
    /// </summary>
    public static byte[] Honest(ClientHello hello) =>
        hello.CipherSuites.Contains(EcdheRsaAes128CbcSha)
            ? ServerHello()
            : TlsAlert.Fatal(TlsAlert.HandshakeFailure);

    /// <summary>
    /// A ServerHello (RFC 4346, 7.4.1.3) with an empty session id and no extensions.
    /// </summary>
    public static byte[] ServerHello()
    {
        const int body = 2 + 32 + 1 + 2 + 1;
        var record = new byte[5 + 4 + body];
        record[0] = 22;
        BinaryPrimitives.WriteUInt16BigEndian(record.AsSpan(1), Version);
        BinaryPrimitives.WriteUInt16BigEndian(record.AsSpan(3), 4 + body);
        record[5] = 2;
        record[8] = body;
        BinaryPrimitives.WriteUInt16BigEndian(record.AsSpan(9), Version);
        RandomNumberGenerator.Fill(record.AsSpan(11, 32));
        BinaryPrimitives.WriteUInt16BigEndian(record.AsSpan(44), EcdheRsaAes128CbcSha);
        return record;
    }
}
