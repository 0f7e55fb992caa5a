using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using NanoDps.Platform;
using NanoDps.Roots;

namespace NanoDps.RepositoryTests;

[TestClass]
public class PinnedRootTests
{
    private static readonly string[] AzureRoots =
    [
        "CB3CCBB76031E5E0138F8DD39A23F9DE47FFC35E43C1144CEA27D46A5AB1CB5F", // DigiCert Global Root G2
        "C741F70F4B2A8D88BF2E71C14122EF53EF10EBA0CFA5E64CFA20F418853073E0", // Microsoft RSA Root CA 2017
    ];

    [TestMethod]
    public void WhatTheFirmwareEmbedsIsTheFilesByteForByte()
    {
        string files = string.Concat(Files().Select(File.ReadAllText));
        Assert.AreEqual(files, PinnedRoots.Pem);
    }

    [TestMethod]
    public void TheOwnersKeyThatTheFirmwareEmbedsIsTheFileWhereThereIsOne()
    {
        string file = Repository.Path("certs", "owner.pub");
        Assert.AreEqual(File.Exists(file) ? File.ReadAllText(file) : "", PinnedRoots.OwnerPem);
    }

    [TestMethod]
    public void TheFingerprintIsThatOfTheEmbeddedText()
    {
        byte[] hash = SHA256.HashData(Encoding.UTF8.GetBytes(PinnedRoots.Pem));
        string fingerprint = PinnedRoots.Fingerprint;
        Assert.AreEqual(Convert.ToHexStringLower(hash[..8]), fingerprint);
    }

    [TestMethod]
    public void EveryCertificateOfTheEmbeddedTextParses()
    {
        // The handshake refuses a bundle in which one does not: mbedTLS must return exactly 0.
        Assert.HasCount(Files().Length, Embedded());
    }

    [TestMethod]
    public void TheTwoRootsOfAzureArePinnedAndNoOther()
    {
        CollectionAssert.AreEquivalent(
            AzureRoots,
            Embedded().Select(root => root.GetCertHashString(HashAlgorithmName.SHA256)).ToArray());
    }

    [TestMethod]
    public void TheReadmeHasEachRootsFingerprintPinAndDates()
    {
        string readme = File.ReadAllText(Repository.Path("certs", "README.md"));
        foreach (X509Certificate2 root in Embedded())
        {
            string row = readme.Split('\n').Single(line => line.Contains(
                root.GetCertHashString(HashAlgorithmName.SHA256), StringComparison.Ordinal));
            byte[] key = root.PublicKey.ExportSubjectPublicKeyInfo();
            StringAssert.Contains(row, $"`{Convert.ToBase64String(SHA256.HashData(key))}`");
            StringAssert.Contains(row, $"{Day(root.NotBefore)} to {Day(root.NotAfter)}");
        }
    }

    [TestMethod]
    public void TheLastVersionInTheReadmeIsThatOfTheEmbeddedRoots()
    {
        // A set that changes without its version would be stored on no device.
        string hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(PinnedRoots.Pem)));
        string[][] rows = [.. File.ReadLines(Repository.Path("certs", "README.md"))
            .Where(line => line.StartsWith("| ", StringComparison.Ordinal) && char.IsDigit(line[2]))
            .Select(line => line.Split('|', StringSplitOptions.TrimEntries))];
        int[] versions = [.. rows.Select(row => int.Parse(row[1], CultureInfo.InvariantCulture))];

        CollectionAssert.AreEqual(Enumerable.Range(1, versions.Length).ToArray(), versions);
        CollectionAssert.AllItemsAreUnique(rows.Select(row => row[2]).ToArray());
        Assert.AreEqual(PinnedRoots.Version, versions[^1]);
        Assert.AreEqual($"`{hash}`", rows[^1][2]);
        Assert.AreEqual(
            PinnedRoots.Version,
            int.Parse(File.ReadAllText(Repository.Path("certs", "version")), CultureInfo.InvariantCulture));
    }

    [TestMethod]
    public void TheFirstExpiryIsThatOfTheRoots()
    {
        string? first = Embedded().Min(root => Day(root.NotAfter));
        Assert.AreEqual(PinnedRoots.FirstExpiry, first);
    }

    [TestMethod]
    public void TheReleaseDateIsNeitherInTheFutureNorOlderThanTheNewestRoot()
    {
        var release = new DateTime(
            ClockGate.ReleaseYear, ClockGate.ReleaseMonth, ClockGate.ReleaseDay, 0, 0, 0, DateTimeKind.Utc);
        Assert.IsLessThanOrEqualTo(DateTime.UtcNow, release);
        Assert.IsGreaterThan(Embedded().Max(root => root.NotBefore.ToUniversalTime()), release);
    }

    private static string[] Files() =>
        [.. Directory.GetFiles(Repository.Path("certs", "roots"), "*.pem").Order(StringComparer.Ordinal)];

    private static X509Certificate2Collection Embedded()
    {
        X509Certificate2Collection roots = [];
        roots.ImportFromPem(PinnedRoots.Pem);
        return roots;
    }

    private static string Day(DateTime time) =>
        time.ToUniversalTime().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
