namespace NanoDps.Audit.Probing;

/// <summary>The messages of a server's first flight, as far as they have come.</summary>
internal sealed class Flight
{
    private const byte ServerHello = 2;
    private const byte Certificate = 11;
    private const byte KeyExchange = 12;
    private const byte CertificateRequest = 13;
    private const byte ServerHelloDone = 14;
    private const ushort SupportedVersions = 43;
    private const ushort Tls12 = 0x0303;
    private const ushort Tls13 = 0x0304;

    private ProbeAnswer? _answer;
    private bool _isDone;

    /// <summary>The answer when it is whole, or when there will be no more of it.</summary>
    public ProbeAnswer? Answer(bool isDone) => _isDone || isDone ? _answer : null;

    /// <exception cref="ProbeFormatException">A message breaks the rules.</exception>
    public static Flight Read(ReadOnlySpan<byte> messages)
    {
        var flight = new Flight();
        while (messages.Length >= 4 && !flight._isDone)
        {
            var length = (messages[1] << 16) + (messages[2] << 8) + messages[3];
            if (length > FlightReader.MaxBytes)
            {
                throw new ProbeFormatException(
                    $"expected a message of a server's flight, got {length} bytes");
            }

            if (messages.Length - 4 < length)
            {
                break;
            }

            flight.Take(messages[0], messages.Slice(4, length));
            messages = messages[(4 + length)..];
        }

        return flight;
    }

    private void Take(byte type, ReadOnlySpan<byte> body)
    {
        if (type == ServerHello)
        {
            _answer = Hello(body);
            // TLS 1.3 is encrypted from here on, and a HelloRetryRequest waits for us.
            _isDone = _answer.Version >= Tls13;
            return;
        }

        if (_answer is null)
        {
            throw new ProbeFormatException(
                $"expected a ServerHello (2), got handshake message {type}");
        }

        switch (type)
        {
            case Certificate:
                _answer = _answer with { Certificates = Chain(body) };
                break;
            case KeyExchange:
                _answer = _answer with { KeyExchange = Exchange(body, _answer.Version) };
                break;
            case CertificateRequest:
                _answer = _answer with { AsksForCertificate = true };
                break;
            case ServerHelloDone:
                _isDone = true;
                break;
        }
    }

    /// <summary>RFC 5246, 7.4.1.3; RFC 8446, 4.1.3.</summary>
    private static ProbeAnswer Hello(ReadOnlySpan<byte> body)
    {
        var reader = new WireReader(body, "ServerHello");
        var version = reader.UInt16();
        var random = reader.Take(32).ToArray();
        reader.Vector8();
        var suite = reader.UInt16();
        reader.Byte();
        if (reader.Left > 0)
        {
            var extensions = new WireReader(reader.Vector16(), "extensions of the ServerHello");
            while (extensions.Left > 0)
            {
                var type = extensions.UInt16();
                var data = extensions.Vector16();
                if (type == SupportedVersions)
                {
                    version = new WireReader(data, "supported_versions").UInt16();
                }
            }
        }

        return new ProbeAnswer
        {
            Outcome = ProbeOutcome.Accepted,
            Version = version,
            Suite = suite,
            ServerRandom = random,
        };
    }

    private static List<byte[]> Chain(ReadOnlySpan<byte> body)
    {
        var list = new WireReader(
            new WireReader(body, "Certificate").Vector24(), "certificate list");
        var chain = new List<byte[]>();
        while (list.Left > 0)
        {
            chain.Add(list.Vector24().ToArray());
        }

        return chain;
    }

    /// <summary>Null for a key exchange over no named curve, such as DHE.</summary>
    private static ServerKeyExchange? Exchange(ReadOnlySpan<byte> body, ushort version)
    {
        var reader = new WireReader(body, "ServerKeyExchange");
        if (reader.Byte() != 3)
        {
            return null;
        }

        var group = reader.UInt16();
        reader.Vector8();
        var parameters = body[..reader.Position].ToArray();
        ushort? algorithm = version >= Tls12 ? reader.UInt16() : null;
        return new ServerKeyExchange(group, parameters, algorithm, reader.Vector16().ToArray());
    }
}
