using System.Net.Security;
using System.Net.Sockets;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace NanoDps.Host.Mbed;

/// <summary>
/// A configuration of mbedTLS as the device's native code makes one for each handshake, with the
/// board's policy where a device has it compiled in.
/// </summary>
internal sealed unsafe class TlsConfig : IDisposable
{
    private const int Tls = 3; // major version on the wire
    private const int Tls12 = 3; // minor version on the wire
    private const int SignatureRsa = 1;
    private const int SignatureEcdsa = 3;
    private const int VerifyNone = 0;
    private const int VerifyRequired = 2;

    private readonly MbedTls _mbed;
    private readonly NativeBlock _block = new(2);
    private readonly MbedRandom _random;
    private readonly MbedCertificates _trusted;
    private readonly MbedCertificates _own;
    private readonly MbedKey _key;
    private nint _listEnd;

    /// <summary>Makes one.</summary>
    /// <exception cref="CryptographicException">A code of <see cref="SslError"/> (A30).</exception>
    /// <exception cref="SocketException">
    /// -1: not all of the trusted certificates can be read.
    /// </exception>
    public TlsConfig(MbedTls mbed, TlsRequest request)
    {
        _mbed = mbed;
        _random = new MbedRandom(mbed);
        _trusted = new MbedCertificates(mbed);
        _own = new MbedCertificates(mbed);
        _key = new MbedKey(mbed);
        _listEnd = _block.Slot(1);
        ConfigImports.Init(Handle);

        try
        {
            Fill(request);
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    public nint Handle => _block.Slot(0);

    public void Dispose()
    {
        ConfigImports.Free(Handle);
        _key.Dispose();
        _own.Dispose();
        _trusted.Dispose();
        _random.Dispose();
        _block.Dispose();
    }

    private void Fill(TlsRequest request)
    {
        if (!_random.Seed())
        {
            throw SetUpFailure(SslError.DrbgSeedFailed);
        }

        if (ConfigImports.Defaults(Handle, request.IsServer ? 1 : 0, 0, 0) != 0)
        {
            throw SetUpFailure(SslError.ConfigDefaultsFailed);
        }

        ConfigImports.MinVersion(Handle, Tls, Tls12);
        ConfigImports.MaxVersion(Handle, Tls, Tls12);
        ConfigImports.Random(Handle, _mbed.DrbgRandom, _random.Handle);
        ConfigImports.SessionTickets(Handle, 0); // the CLR has no way to resume a session
        FillPolicy(request.Policy);
        FillOwn(request);
        FillTrusted(request);
        ConfigImports.AuthMode(Handle, request.Verifies ? VerifyRequired : VerifyNone);

        if (request.Verifies && !request.IsServer && request.Host is { Length: 0 })
        {
            // 3.6.4 and later refuse to verify without a name (A44); older ones do it here.
            delegate* unmanaged[Cdecl]<nint, nint, int, uint*, int> refuse = &RefuseNameless;
            ConfigImports.Verify(Handle, (nint)refuse, 0);
        }
    }

    private void FillPolicy(TlsPolicy policy)
    {
        ConfigImports.CipherSuites(Handle, List(policy.CipherSuites.Select(CheckSuite)));

        if (_mbed.Major == 2)
        {
            ConfigImports.Curves(Handle, List(policy.Groups.Select(CurveOf)));
            ConfigImports.SignatureHashes(Handle, List(policy.SignatureHashes.Select(HashOf)));
            return;
        }

        // 2.28 makes the same pairs in the same order of the hashes alone.
        ConfigImports.Groups(Handle, ShortList(policy.Groups.Select(group => group.Id)));
        ConfigImports.SignatureAlgorithms(Handle, ShortList(policy.SignatureHashes.SelectMany(
            hash => new[] { Pair(hash.Id, SignatureEcdsa), Pair(hash.Id, SignatureRsa) })));
    }

    private void FillOwn(TlsRequest request)
    {
        if (request.Certificate is not { Length: > 0 } certificate)
        {
            return;
        }

        if (request.Key is { Length: > 0 } key && !_key.Parse(key, request.KeyPassword, _random))
        {
            throw SetUpFailure(SslError.PrivateKeyParseFailed);
        }

        if (_own.Add(certificate) != 0)
        {
            throw SetUpFailure(SslError.CertificateParseFailed);
        }

        if (ConfigImports.OwnCertificate(Handle, _own.Handle, _key.Handle) != 0)
        {
            throw SetUpFailure(SslError.OwnCertConfigFailed);
        }
    }

    private void FillTrusted(TlsRequest request)
    {
        if (request.Stored is { } stored)
        {
            _ = _trusted.Add(stored); // the device ignores a failure too
        }

        if (request.Trusted is { } trusted && _trusted.Add(trusted) != 0)
        {
            throw new SocketException(SocketError.SocketError);
        }

        ConfigImports.CaChain(Handle, _trusted.Handle, 0);
    }

    private int CheckSuite(TlsPolicyEntry suite)
    {
        var name = Marshal.PtrToStringUTF8(SslImports.NameOfCipherSuite(suite.Id));
        return name?.Replace('-', '_') == suite.Name
            ? suite.Id : throw Unknown("cipher suite", suite);
    }

    private int CurveOf(TlsPolicyEntry group)
    {
        var info = CryptoImports.CurveOfTlsId(group.Id);
        return info is null ? throw Unknown("group", group) : *info;
    }

    private int HashOf(TlsPolicyEntry hash)
    {
        var name = Encoding.ASCII.GetBytes(hash.Name.Replace("-", "") + "\0");

        fixed (byte* text = name)
        {
            var info = CryptoImports.HashOfName(text);
            return info == 0 ? throw Unknown("hash", hash) : CryptoImports.HashType(info);
        }
    }

    private MbedTlsException Unknown(string what, TlsPolicyEntry entry) => new(
        $"expected mbedTLS to know the {what} {entry.Name} (0x{entry.Id:X4}) of the tls policy,"
        + $" got version {_mbed.Version} without it");

    private int* List(IEnumerable<int> numbers)
    {
        var list = (int*)_listEnd;
        var next = list;

        foreach (var number in numbers)
        {
            *next++ = number;
        }

        *next++ = 0;
        _listEnd = (nint)next;
        return list;
    }

    private ushort* ShortList(IEnumerable<ushort> numbers)
    {
        var list = (ushort*)_listEnd;
        var next = list;

        foreach (var number in numbers)
        {
            *next++ = number;
        }

        *next++ = 0;
        _listEnd = (nint)next;
        return list;
    }

    private static ushort Pair(ushort hash, int signature) => (ushort)((hash << 8) | signature);

    private static CryptographicException SetUpFailure(SslError error) => new((int)error);

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int RefuseNameless(nint context, nint certificate, int depth, uint* flags) =>
        MbedError.VerificationWithoutHostName;
}
