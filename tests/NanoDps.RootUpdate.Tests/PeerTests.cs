using System.Diagnostics;
using System.Security.Cryptography;
using NanoDps.RootUpdate.Tests.Support;

namespace NanoDps.RootUpdate.Tests;

/// <summary>The firmware's code against others': .NET's and OpenSSL's.</summary>
[TestClass]
public sealed class PeerTests
{
    private const int Seed = 20261125;

    [TestMethod]
    public void EveryLengthHasTheHashThatDotNetHas()
    {
        var data = new byte[300];
        new Random(Seed).NextBytes(data);
        for (var length = 0; length <= data.Length; length++)
        {
            CollectionAssert.AreEqual(
                SHA256.HashData(data.AsSpan(0, length)), Sha256.Hash(data, length), $"{length}");
        }
    }

    [TestMethod]
    [DataRow(2048)]
    [DataRow(3072)]
    [DataRow(4096)]
    public void SignaturesGoodAndBadHaveTheVerdictOfDotNet(int bits)
    {
        var random = new Random(Seed);
        using var owner = new Owner(bits);
        var key = owner.Key;
        for (var i = 0; i < 100; i++)
        {
            var data = new byte[random.Next(200)];
            random.NextBytes(data);
            var signature = owner.Sign(data);
            Assert.IsNull(key.Check(data, data.Length, signature), $"good, {i}");

            signature[random.Next(signature.Length)] ^= (byte)(1 << random.Next(8));
            Assert.AreEqual(
                owner.Verify(data, signature),
                key.Check(data, data.Length, signature) is null,
                $"one bit changed, {i}");
        }
    }

    [TestMethod]
    public async Task OpenSslVerifiesTheSignatureOfABundle()
    {
        // The commands of docs/certificates.md.
        var folder = Directory.CreateTempSubdirectory("nanodps-openssl-").FullName;
        try
        {
            await File.WriteAllBytesAsync(
                Path.Combine(folder, "nanodps.roots"), Owner.Of.Bundle(7, Root.New));
            await File.WriteAllTextAsync(Path.Combine(folder, "owner.pub"), Owner.Of.Pem);
            Assert.AreEqual("Verified OK", await ShellAsync(folder));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<string> ShellAsync(string folder)
    {
        var page = await File.ReadAllTextAsync(Repository.File("docs/certificates.md"));
        var begin = page.IndexOf("tail -n 1 nanodps.roots", StringComparison.Ordinal);
        var commands = page[begin..page.IndexOf("```", begin, StringComparison.Ordinal)];
        using var process = Process.Start(new ProcessStartInfo("sh", ["-ec", commands])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
        })!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return new SecretGuard("openssl").See(output).Trim();
    }
}
