using System.Collections.Immutable;

namespace NanoDps.Tls;

/// <summary>Parses one whole ClientHello message (RFC 5246, 7.4.1.2).</summary>
internal static class ClientHelloParser
{
    /// <exception cref="ClientHelloException">The message is malformed.</exception>
    public static ClientHello Parse(
        ReadOnlySpan<byte> message, ushort recordVersion, int records, int streamBytes)
    {
        var cursor = new HelloCursor(message[4..], 4, "the ClientHello");
        var version = cursor.UInt16("client_version");
        if (version >> 8 != 3)
        {
            throw cursor.Fail(
                ClientHelloFault.IllegalValue,
                $"expected client_version 3.x, got 0x{version:X4}");
        }

        var random = cursor.Take(32, "random").ToImmutableArray();
        var sessionId = SessionId(ref cursor);
        var suites = cursor.Vector16("cipher_suites").UInt16List().ToImmutableArray();
        var compression = Compression(ref cursor);
        var extensions = Extensions(ref cursor);
        cursor.End();

        var hello = new ClientHello
        {
            RecordVersion = recordVersion,
            LegacyVersion = version,
            Random = random,
            SessionId = sessionId,
            CipherSuites = suites,
            CompressionMethods = compression,
            Extensions = extensions,
            Message = message.ToImmutableArray(),
            Records = records,
            StreamBytes = streamBytes,
        };
        return HelloExtensions.Read(hello);
    }

    private static ImmutableArray<byte> SessionId(ref HelloCursor cursor)
    {
        var sessionId = cursor.Vector8("session_id");
        return sessionId.Left <= 32
            ? sessionId.Rest().ToImmutableArray()
            : throw sessionId.Fail(
                ClientHelloFault.IllegalValue,
                $"expected a session_id of at most 32 bytes, got {sessionId.Left}");
    }

    private static ImmutableArray<byte> Compression(ref HelloCursor cursor)
    {
        var methods = cursor.Vector8("compression_methods");
        return methods.Left > 0
            ? methods.Rest().ToImmutableArray()
            : throw methods.Fail(
                ClientHelloFault.IllegalValue,
                "expected at least one compression method, got none");
    }

    private static ImmutableArray<TlsExtension> Extensions(ref HelloCursor cursor)
    {
        // A hello may end before the extensions (RFC 5246, 7.4.1.2).
        if (cursor.Left == 0)
        {
            return [];
        }

        var block = cursor.Vector16("extensions");
        var extensions = ImmutableArray.CreateBuilder<TlsExtension>();
        while (block.Left > 0)
        {
            var type = block.UInt16("extension type");
            var data = block.Vector16($"extension {type}").Rest();
            if (extensions.Any(earlier => earlier.Type == type))
            {
                throw block.Fail(
                    ClientHelloFault.DuplicateExtension, $"extension {type} occurs twice");
            }

            extensions.Add(new TlsExtension(type, data.ToImmutableArray()));
        }

        return extensions.ToImmutable();
    }
}
