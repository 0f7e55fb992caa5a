using System.Text;
using NanoDps.Configuration;
using NanoDps.Monitor.Configuring;

namespace NanoDps.Monitor.Tests;

/// <summary>The desktop takes a nanodps.conf apart as the firmware does.</summary>
[TestClass]
public sealed class ConfigurationTextTests
{
    private const string Good = "id-scope=0ne1|registration-id = dev-01|key=AAECAwQFBgcICQoLDA0ODw==";

    // What may go wrong: spaces, comments, equals signs, byte order marks, names twice, no value.
    private static readonly string[] Blanks = ["", " ", "\t", "  ", "\r", "\ufeff", "\u00a0"];
    private static readonly string[] Others =
    [
        "wifi-ssid=plant", "wifi-ssid=a = b=", "wifi-ssid=", "wifi-password=#1 ", "endpoint=a.b",
        "endpoint=", "#wifi-ssid=c", "# id-scope=x", "", "id-scope=0ne2", "private-key=a.key", "wifi-ssid=\ufeffd",
    ];

    [TestMethod]
    public void AFileIsReadAsTheFirmwareReadsIt()
    {
        var values = ConfigurationText.Read("\ufeff# c\nid-scope = a\n\n registration-id=b = c \nid-scope=d\nkey=\n"u8.ToArray());
        CollectionAssert.AreEquivalent(
            new Dictionary<string, string> { ["id-scope"] = "d", ["registration-id"] = "b = c" },
            values.ToDictionary());
    }

    [TestMethod]
    public void EveryFileThatTheFirmwareTakesHasItsValues()
    {
        var random = new Random(42);
        var taken = 0;
        for (var i = 0; i < 3000; i++)
        {
            var file = Encoding.UTF8.GetBytes(Make(random));
            var settings = new Settings(file);
            if (settings.Error is not null)
            {
                continue;
            }

            taken++;
            var values = ConfigurationText.Read(file);
            var text = Encoding.UTF8.GetString(file);
            Assert.AreEqual(settings.IdScope, values["id-scope"], text);
            Assert.AreEqual(settings.RegistrationId, values["registration-id"], text);
            Assert.AreEqual(settings.WifiSsid, values.GetValueOrDefault("wifi-ssid"), text);
            Assert.AreEqual(settings.WifiPassword, values.GetValueOrDefault("wifi-password") ?? "", text);
            Assert.AreEqual(settings.PrivateKey, values.GetValueOrDefault("private-key"), text);
            Assert.AreEqual(
                settings.Endpoint, values.GetValueOrDefault("endpoint") ?? new Settings([]).Endpoint, text);
            Assert.IsEmpty(values.Keys.Except(Settings.Names.Split(' ')), text);
        }

        Assert.IsGreaterThan(1000, taken);
    }

    [TestMethod]
    public void LinesHaveTheirNumbers() =>
        CollectionAssert.AreEqual(
            new[] { new ConfigurationLine(2, "id-scope", "a"), new ConfigurationLine(4, "x", "b = c") },
            ConfigurationText.Lines("\ufeff# c\r\n id-scope =a\r\nno value\nx= b = c \n= d"u8.ToArray()).ToList());

    private static string Make(Random random)
    {
        List<string> lines = [.. Good.Split('|')];
        for (var count = random.Next(6); count > 0; count--)
        {
            lines.Insert(random.Next(lines.Count + 1), Others[random.Next(Others.Length)]);
        }

        return string.Join('\n', lines.Select(line => Blank(random) + line.Replace(
            "=", random.Next(3) == 0 ? " = " : "=", StringComparison.Ordinal) + Blank(random)));
    }

    private static string Blank(Random random) =>
        random.Next(4) == 0 ? Blanks[random.Next(Blanks.Length)] : "";
}
