namespace NanoDps.RootUpdate.Tests;

/// <summary>The vectors of tests/vectors/rsa, each with its exact result.</summary>
[TestClass]
public sealed class RsaVectorTests
{
    private static readonly string[] Files = Directory.GetFiles(
        Path.GetDirectoryName(Repository.File("tests/vectors/rsa/make.py"))!, "*.txt");

    public static IEnumerable<object[]> All =>
        Files.Order(StringComparer.Ordinal)
            .Select(path => new object[] { Path.GetFileNameWithoutExtension(path) });

    [TestMethod]
    [DynamicData(nameof(All))]
    public void ItHasTheResultThatTheVectorExpects(string name)
    {
        var vector = Read(name);
        var key = new OwnerKey(
            $"-----BEGIN PUBLIC KEY-----\n{vector["key"]}\n-----END PUBLIC KEY-----\n");
        var message = Convert.FromHexString(vector["message"]);
        var signature = Convert.FromHexString(vector["signature"]);
        const string noKey = "owner key: expected RSA of 2048 to 4096 bits with e = 65537 as PEM";
        var expected = vector["expect"] switch
        {
            "valid" => null,
            "other" or "range" => "signature: not the owner's, or the file was changed",
            "length" => $"signature: expected 256 bytes, got {signature.Length}",
            "key" => noKey,
            var word => throw new InvalidDataException($"expect: no vector has the word {word}"),
        };

        Assert.AreEqual(expected, key.Check(message, message.Length, signature));
        Assert.AreEqual(expected == noKey ? noKey : null, key.Error);
    }

    [TestMethod]
    public void NoneIsMissing() => Assert.HasCount(80, Files);

    private static Dictionary<string, string> Read(string name) =>
        File.ReadLines(Files.Single(f => Path.GetFileNameWithoutExtension(f) == name))
            .Select(line => line.Split(": ", 2))
            .ToDictionary(parts => parts[0].TrimEnd(':'), parts => parts.Length > 1 ? parts[1] : "");
}
