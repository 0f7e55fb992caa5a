namespace NanoDps.Cli.Tests;

/// <summary>What stands in a file cannot move the cursor of who looks at it.</summary>
[TestClass]
public sealed class HarmlessOutputTests : IDisposable
{
    private const string Good =
        "id-scope = 0ne00000A0A\nregistration-id = dev-01\nkey = Jsm0lyGpjaVYVP2g3FnmnmG9dI/9qU24wNoykUmermc=\n";

    private readonly CancellationTokenSource _deadline = new(TimeSpan.FromMinutes(2));
    private readonly string _folder = Directory.CreateTempSubdirectory("nanodps-harmless-").FullName;

    public void Dispose()
    {
        _deadline.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [TestMethod]
    public async Task AValueIsShownWithItsControlCharactersWrittenOut() =>
        CollectionAssert.Contains(
            await CheckAsync(Good + "wifi-ssid = plant\u009b2J\u202etnalp\u2028\u2066\u200f\u061cx\n", 0),
            @"  wifi-ssid        plant\u009b2J\u202etnalp\u2028\u2066\u200f\u061cx");

    [TestMethod]
    [DataRow("wifi\u202e2J = x\n", @"got ""wifi\u202e2J""")]
    [DataRow("wifi\u009b2J = x\n", @"got ""wifi""")]
    public async Task OfAWrongNameNoControlCharacterComesThrough(string line, string end) =>
        StringAssert.EndsWith((await CheckAsync(Good + line, 1))[0], end);

    [TestMethod]
    [DataRow("endpoint = a\u001b]0;title\u0007b\n")]
    [DataRow("a\u001b]0;title\u0007b = c\n")]
    [DataRow("endpoint = a\u0008\u0008b\rc\n")]
    public async Task NoSequenceOfATerminalComesThrough(string line) => await CheckAsync(Good + line, null);

    private async Task<string[]> CheckAsync(string content, int? exitCode)
    {
        await File.WriteAllTextAsync(Path.Combine(_folder, "nanodps.conf"), content, _deadline.Token);
        using var program = RunningProgram.Start(["config", "check", "nanodps.conf"], _folder);
        var ended = await program.EndAsync(_deadline.Token);
        string[] lines = [.. program.Output, .. program.Errors];
        Assert.AreEqual(exitCode ?? ended, ended, string.Join('\n', lines));
        Assert.AreNotEqual(0, lines.Length);
        foreach (var line in lines)
        {
            Assert.IsFalse(line.Any(char.IsControl), line);
            StringAssert.DoesNotMatch(line, new("[\u2028-\u202e\u2066-\u2069\u061c\u200e\u200f]"));
        }

        return lines;
    }
}
