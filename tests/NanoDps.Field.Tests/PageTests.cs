using System.Diagnostics;
using System.Security.Cryptography.X509Certificates;
using System.Text.RegularExpressions;
using NanoDps.Certificates;
using NanoDps.Emulator.Enrollments;
using NanoDps.Field.Tests.Support;
using NanoDps.Logging;

namespace NanoDps.Field.Tests;

/// <summary>What the commands of docs/field.md make is taken by the firmware and the service.</summary>
[TestClass]
public sealed partial class PageTests
{
    private static readonly string Folder =
        Directory.CreateTempSubdirectory("nanodps-page-").FullName + Path.DirectorySeparatorChar;

    [ClassInitialize]
    public static async Task RunTheCommandsAsync(TestContext context)
    {
        var page = await File.ReadAllTextAsync(Repository.File("docs/field.md"));
        var commands = string.Concat(
            Block().Matches(page).Select(match => match.Groups[1].Value + "\n"));
        Assert.IsGreaterThan(10, commands.Split("openssl ").Length);
        using var shell = Process.Start(new ProcessStartInfo("/bin/sh", ["-e", "-c", commands])
        {
            WorkingDirectory = Folder,
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        })!;
        var output = shell.StandardOutput.ReadToEndAsync(context.CancellationToken);
        var errors = await shell.StandardError.ReadToEndAsync(context.CancellationToken);
        await shell.WaitForExitAsync(context.CancellationToken);
        Assert.AreEqual(
            0, shell.ExitCode, new SecretGuard("docs/field.md").See(await output + errors));
    }

    [ClassCleanup]
    public static void RemoveTheFiles() => Directory.Delete(Folder, recursive: true);

    [TestMethod]
    public async Task ACertificateForOneDevice()
    {
        await using var emulator = await Service.StartAsync();
        using var leaf = X509CertificateLoader.LoadCertificateFromFile(Folder + "dev-01.crt");
        emulator.Enrollments.Set(new IndividualEnrollment("dev-01", LeafThumbprints.Of(leaf)));
        using var board = new Board(emulator.Facts);
        await ReachesHubAsync(board, "dev-01");
    }

    [TestMethod]
    public async Task ACertificateOfAGroup()
    {
        await using var emulator = await Service.StartAsync();
        using var root = X509CertificateLoader.LoadCertificateFromFile(Folder + "root.crt");
        emulator.Enrollments.Set(new EnrollmentGroup("plant", new RegisteredAuthorities(root)));
        using var board = new Board(emulator.Facts);
        await ReachesHubAsync(board, "dev-02");
    }

    [TestMethod]
    public async Task ARequestForACertificate()
    {
        await using var emulator = await Service.StartAsync();
        emulator.Enrollments.Set(
            new IndividualEnrollment("dev-03", SymmetricKeys.FromBase64(Service.KeyOf("dev-03"))));
        using var board = new Board(emulator.Facts);
        board.Configure($"key = {Service.KeyOf("dev-03")}", "dev-03");
        foreach (var name in new[] { IssuedCertificate.RequestName, IssuedCertificate.KeyName })
        {
            board.Put(name, await File.ReadAllBytesAsync(Folder + name));
        }

        using var start = board.SwitchOn();
        var lines = await start.ReachHubAsync();
        Assert.IsFalse(lines.Any(line => line.Level != 'I'), start.Text);
        Assert.IsNotNull(board.Get(IssuedCertificate.ChainName + ".a"));
    }

    private static async Task ReachesHubAsync(Board board, string id)
    {
        board.Put("device.crt", await File.ReadAllBytesAsync(Folder + id + ".crt"));
        board.Put("device.key", await File.ReadAllBytesAsync(Folder + id + ".key"));
        board.Configure("certificate = device.crt\nprivate-key = device.key", id);
        using var start = board.SwitchOn();
        var lines = await start.ReachHubAsync();
        Assert.IsFalse(lines.Any(line => line.Level != 'I'), start.Text);
        Assert.AreEqual(1, start.Count(LogCode.Certificate));
    }

    [GeneratedRegex("```sh\n(openssl .*?)```", RegexOptions.Singleline)]
    private static partial Regex Block();
}
