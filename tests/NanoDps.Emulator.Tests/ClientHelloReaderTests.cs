namespace NanoDps.Emulator.Tests;

[TestClass]
public sealed class ClientHelloReaderTests
{
    [TestMethod]
    public void TheHelloOfARestrictedOpenSslIsReadFieldByField()
    {
        var hello = ClientHelloReader.Read(HelloVectors.Load("openssl-four-suites")).Hello!;

        Assert.AreEqual(0x0301, hello.RecordVersion);
        Assert.AreEqual(0x0303, hello.LegacyVersion);
        Assert.HasCount(32, hello.Random);
        Assert.IsEmpty(hello.SessionId);
        CollectionAssert.AreEqual(
            new ushort[] { 0xC02F, 0xC030, 0xC027, 0xC028, 0x00FF }, hello.CipherSuites.ToArray());
        CollectionAssert.AreEqual(new byte[] { 0 }, hello.CompressionMethods.ToArray());
        CollectionAssert.AreEqual(
            new ushort[] { 0, 1, 11, 10, 35, 22, 23, 13 },
            hello.Extensions.Select(one => one.Type).ToArray());
        Assert.AreEqual("contoso-eu.azure-devices.net", hello.ServerName);
        Assert.AreEqual((byte)4, hello.MaxFragmentLength);
        CollectionAssert.AreEqual(new ushort[] { 0x17, 0x18 }, hello.Groups.ToArray());
        CollectionAssert.AreEqual(new byte[] { 0, 1, 2 }, hello.PointFormats.ToArray());
        CollectionAssert.AreEqual(
            new ushort[] { 0x0401, 0x0501 }, hello.SignatureAlgorithms.ToArray());
        Assert.IsEmpty(hello.SupportedVersions);
        Assert.IsTrue(hello.OffersTls12);
        Assert.IsTrue(hello.Has(23));
        Assert.IsFalse(hello.Has(43));
        Assert.AreEqual(1, hello.Records);
        Assert.AreEqual(142, hello.StreamBytes);
        Assert.HasCount(137, hello.Message);
    }

    [TestMethod]
    public void TheHelloOfATls13ClientNamesItsVersionsAndProtocols()
    {
        var hello = ClientHelloReader.Read(HelloVectors.Load("openssl-default")).Hello!;

        CollectionAssert.AreEqual(
            new ushort[] { 0x0304, 0x0303, 0x0302, 0x0301 }, hello.SupportedVersions.ToArray());
        CollectionAssert.AreEqual(new[] { "mqtt" }, hello.ApplicationProtocols.ToArray());
        Assert.AreEqual("global.azure-devices-provisioning.net", hello.ServerName);
        Assert.HasCount(32, hello.SessionId);
        Assert.IsTrue(hello.OffersTls12);
    }

    [TestMethod]
    public void EveryTruncationOfAStreamNeedsMore()
    {
        foreach (var name in HelloVectors.Names)
        {
            var stream = HelloVectors.Load(name);
            for (var length = 0; length < stream.Length; length++)
            {
                var read = ClientHelloReader.Read(stream.AsSpan(0, length));
                Assert.IsTrue(read.NeedsMore, $"{name} at {length}");
            }

            Assert.IsNotNull(ClientHelloReader.Read(stream).Hello, name);
        }
    }

    [TestMethod]
    public void EveryMessageThatEndsEarlyIsTruncatedExceptBeforeItsExtensions()
    {
        foreach (var name in HelloVectors.Names)
        {
            var message = HelloVectors.Message(HelloVectors.Load(name));
            var whole = new List<int>();
            for (var length = 4; length < message.Length; length++)
            {
                var read = ClientHelloReader.Read(HelloVectors.CutShort(message, length));
                if (read.Error is null)
                {
                    whole.Add(length);
                    continue;
                }

                Assert.AreEqual(
                    ClientHelloFault.Truncated, read.Error.Fault, $"{name} at {length}");
            }

            // RFC 5246, 7.4.1.2: a hello may have no extensions at all.
            Assert.HasCount(1, whole, name);
            Assert.IsEmpty(
                ClientHelloReader.Read(HelloVectors.CutShort(message, whole[0])).Hello!.Extensions);
        }
    }

    [TestMethod]
    public void AHelloInRecordsOfAnySizeIsTheSameHello()
    {
        foreach (var name in HelloVectors.Names)
        {
            var stream = HelloVectors.Load(name);
            var message = HelloVectors.Message(stream);
            for (var size = 1; size <= message.Length; size++)
            {
                var records = HelloVectors.Records(message, size);
                var hello = ClientHelloReader.Read(records).Hello;

                Assert.IsNotNull(hello, $"{name} by {size}");
                CollectionAssert.AreEqual(message, hello.Message.ToArray());
                Assert.AreEqual((message.Length + size - 1) / size, hello.Records);
                Assert.AreEqual(records.Length, hello.StreamBytes);
            }
        }
    }

    [TestMethod]
    public void EveryTruncationOfAHelloInManyRecordsNeedsMore()
    {
        var stream = HelloVectors.Records(
            HelloVectors.Message(HelloVectors.Load("openssl-default")), 7);
        for (var length = 0; length < stream.Length; length++)
        {
            Assert.IsTrue(
                ClientHelloReader.Read(stream.AsSpan(0, length)).NeedsMore, $"at {length}");
        }
    }

    [TestMethod]
    public void RandomDamageNeverThrowsAndErrorsSayWhatTheyExpected()
    {
        var seed = Environment.TickCount;
        Console.WriteLine($"seed {seed}");
        var random = new Random(seed);
        for (var round = 0; round < 20_000; round++)
        {
            var stream = HelloVectors.Load(HelloVectors.Names[round % HelloVectors.Names.Length]);
            for (var change = random.Next(1, 6); change > 0; change--)
            {
                stream[random.Next(stream.Length)] = (byte)random.Next(256);
            }

            var read = ClientHelloReader.Read(stream);
            if (read.Error is not null)
            {
                Assert.IsGreaterThan(10, read.Error.Message.Length);
            }
        }
    }

    [TestMethod]
    public void AHelloOfTheLongestLengthInRecordsOfOneByteFitsTheStreamBound()
    {
        var stream = HelloVectors.Records(LongHello(ClientHelloReader.MaxHelloBytes), 1);

        Assert.HasCount(ClientHelloReader.MaxStreamBytes, stream);
        Assert.IsNotNull(ClientHelloReader.Read(stream).Hello);
    }

    [TestMethod]
    public void AHelloThatSaysItIsLongerIsRefusedAtItsHeader()
    {
        var stream = HelloVectors.Records(LongHello(ClientHelloReader.MaxHelloBytes + 1), 16384);

        var error = ClientHelloReader.Read(stream.AsSpan(0, 9)).Error!;
        Assert.AreEqual(ClientHelloFault.TooLong, error.Fault);
        Assert.AreEqual("expected a ClientHello of at most 16384 bytes, got 16385", error.Message);
    }

    [TestMethod]
    [DataRow("GET / HTTP/1.1\r\n", "expected a TLS handshake record (0x16), got 'G', which looks like plain text")]
    [DataRow("\u0010\u0012", "expected a TLS handshake record (0x16), got 0x10")]
    public void AnotherProtocolIsNamed(string text, string message)
    {
        var error = ClientHelloReader.Read(System.Text.Encoding.Latin1.GetBytes(text)).Error!;

        Assert.AreEqual(ClientHelloFault.NotTls, error.Fault);
        Assert.AreEqual(message, error.Message);
    }

    [TestMethod]
    [DataRow("1602", ClientHelloFault.BadRecordVersion, 1, "expected record version 3.x, got 2.x")]
    [DataRow("1603010000", ClientHelloFault.BadRecordLength, 3, "expected a record of 1 to 16384 bytes, got 0")]
    [DataRow("1603014001", ClientHelloFault.BadRecordLength, 3, "expected a record of 1 to 16384 bytes, got 16385")]
    [DataRow("160301000102", ClientHelloFault.NotClientHello, 0, "expected a ClientHello (1), got handshake message 2")]
    [DataRow("16030100010115", ClientHelloFault.InterleavedRecord, 6, "expected the rest of the ClientHello, got a record of type 21")]
    public void AWrongRecordIsAnError(
        string hex, ClientHelloFault fault, int offset, string message)
    {
        var error = ClientHelloReader.Read(Convert.FromHexString(hex)).Error!;

        Assert.AreEqual(new ClientHelloError(fault, offset, message), error);
    }

    [TestMethod]
    public void BytesAfterTheHelloInItsRecordAreAnError()
    {
        var message = HelloVectors.Message(HelloVectors.Load("openssl-four-suites"));

        var error = ClientHelloReader.Read(HelloVectors.Records([.. message, 1, 2], 16384)).Error!;
        Assert.AreEqual(
            new ClientHelloError(
                ClientHelloFault.TrailingBytes, 0,
                "the record goes on for 2 bytes after the ClientHello"),
            error);
    }

    private static byte[] LongHello(int length)
    {
        // One unknown extension fills the message up to the wanted length.
        var message = new byte[length];
        message[0] = 1;
        message[1] = (byte)((length - 4) >> 16);
        message[2] = (byte)((length - 4) >> 8);
        message[3] = (byte)(length - 4);
        message[4] = 3;
        message[5] = 3;
        message[40] = 2;
        message[41] = 0xC0;
        message[42] = 0x2F;
        message[43] = 1;
        message[45] = (byte)((length - 47) >> 8);
        message[46] = (byte)(length - 47);
        message[47] = 0xFF;
        message[49] = (byte)((length - 51) >> 8);
        message[50] = (byte)(length - 51);
        return message;
    }
}
