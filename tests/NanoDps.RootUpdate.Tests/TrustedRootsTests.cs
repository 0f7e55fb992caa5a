extern alias nano;

using System.Text;
using NanoDps.RootUpdate.Tests.Support;

namespace NanoDps.RootUpdate.Tests;

/// <summary>Which roots a device trusts, whatever is on its storage.</summary>
[TestClass]
public sealed class TrustedRootsTests : IDisposable
{
    private const string Refused = "W 160 nanodps.roots refused: ";
    private const string KeptRefused = "W 160 nanodps.roots.kept refused: ";
    private const string NotTheOwners = "signature: not the owner's, or the file was changed";
    private const string NoBundle = "expected a signed bundle of format 1, got something else";

    private readonly Storage _storage = new();

    public void Dispose() => _storage.Dispose();

    [TestMethod]
    public void WithoutABundleTheyAreThePinnedOnesAndNothingIsSaid()
    {
        Expect(Root.Pinned);
        Assert.IsNull(_storage.Kept);
    }

    [TestMethod]
    public void ThoseOfASignedBundleJoinThePinnedOnesAndAreKept()
    {
        _storage.Next = Owner.Of.Bundle(7, Root.New, Root.Newer);

        Expect(Root.Pinned + Root.New + Root.Newer, "I 110 root bundle version=7");
        CollectionAssert.AreEqual(_storage.Next, _storage.Kept);
    }

    [TestMethod]
    public void TheNextStartsSayTheSameAndNoMore()
    {
        _storage.Next = Owner.Of.Bundle(7, Root.New);
        _storage.Start();

        Expect(Root.Pinned + Root.New, "I 110 root bundle version=7");
    }

    [TestMethod]
    public void TheKeptOneStaysWhenTheFileThatBroughtItIsGone()
    {
        _storage.Next = Owner.Of.Bundle(7, Root.New);
        _storage.Start();
        _storage.Next = null;

        Expect(Root.Pinned + Root.New, "I 110 root bundle version=7");
    }

    [TestMethod]
    public void ANewerBundleTakesThePlaceOfTheOneBefore()
    {
        _storage.Next = Owner.Of.Bundle(7, Root.New);
        _storage.Start();
        _storage.Next = Owner.Of.Bundle(8, Root.Newer);

        Expect(Root.Pinned + Root.Newer, "I 110 root bundle version=8");
        CollectionAssert.AreEqual(_storage.Next, _storage.Kept);
    }

    [TestMethod]
    public void AnOlderBundleIsRefusedAndTheNewestStays()
    {
        _storage.Next = Owner.Of.Bundle(7, Root.New);
        _storage.Start();
        _storage.Next = Owner.Of.Bundle(6, Root.Newer);

        Expect(
            Root.Pinned + Root.New,
            Refused + "version: expected 8 or newer, got 6",
            "I 110 root bundle version=7");
    }

    [TestMethod]
    public void AnotherBundleOfTheSameVersionChangesNothing()
    {
        _storage.Next = Owner.Of.Bundle(7, Root.New);
        _storage.Start();
        _storage.Next = Owner.Of.Bundle(7, Root.Newer);

        Expect(Root.Pinned + Root.New, "I 110 root bundle version=7");
    }

    [TestMethod]
    [DataRow(2)]
    [DataRow(3)]
    public void ABundleThatIsNotNewerThanTheFirmwareIsRefused(int version)
    {
        _storage.Next = Owner.Of.Bundle(version, Root.New);

        Expect(Root.Pinned, Refused + $"version: expected 4 or newer, got {version}");
        Assert.IsNull(_storage.Kept);
    }

    [TestMethod]
    public void AFirmwareWithNewerRootsLeavesTheBundleOut()
    {
        _storage.Next = Owner.Of.Bundle(7, Root.New);
        _storage.Start();
        var (roots, lines) = _storage.Start(pinnedVersion: 7);

        Assert.AreEqual(Root.Pinned, roots);
        CollectionAssert.AreEqual(
            new[]
            {
                KeptRefused + "version: expected 8 or newer, got 7",
                Refused + "version: expected 8 or newer, got 7",
            },
            lines);
    }

    [TestMethod]
    public void WhatAnotherHasSignedIsRefused()
    {
        _storage.Next = Owner.Other.Bundle(7, Root.New);

        Expect(Root.Pinned, Refused + NotTheOwners);
        Assert.IsNull(_storage.Kept);
    }

    [TestMethod]
    public void ARefusedBundleLeavesTheKeptOneInPlace()
    {
        _storage.Next = Owner.Of.Bundle(7, Root.New);
        _storage.Start();
        _storage.Next = Owner.Other.Bundle(8, Root.Newer);

        Expect(Root.Pinned + Root.New, Refused + NotTheOwners, "I 110 root bundle version=7");
    }

    [TestMethod]
    public void OneCertificateThatCannotBeReadRefusesTheBundleWhole()
    {
        _storage.Next = Owner.Of.Bundle(7, Root.New, Root.Broken, Root.Newer);

        Expect(Root.Pinned, Refused + "certificate 2 cannot be read");
    }

    [TestMethod]
    public void TextBetweenVersionAndCertificatesIsRefused()
    {
        _storage.Next = Owner.Of.SignText("nanodps-roots 1\nversion 7\n\n" + Root.New);

        Expect(
            Root.Pinned, Refused + "expected a certificate behind the version, got something else");
    }

    [TestMethod]
    public void ABundleWithWindowsLineEndsIsRefused()
    {
        var text = Encoding.UTF8.GetString(Owner.Of.Bundle(7, Root.New));
        _storage.Next = Encoding.UTF8.GetBytes(
            text.Replace("\n", "\r\n", StringComparison.Ordinal));

        Expect(Root.Pinned, Refused + NoBundle);
    }

    [TestMethod]
    public void AKeyThatIsNoneRefusesEveryBundle()
    {
        _storage.Next = Owner.Of.Bundle(7, Root.New);
        var (roots, lines) = _storage.Start(key: new OwnerKey("nonsense"));

        Assert.AreEqual(Root.Pinned, roots);
        CollectionAssert.AreEqual(
            new[]
            {
                Refused + "owner key: expected RSA of 2048 to 4096 bits with e = 65537 as PEM",
            },
            lines);
    }

    [TestMethod]
    public void WhateverElseGoesWrongIsTheReason()
    {
        // A board without power stands for all that the firmware does not know, such as no memory.
        _storage.Next = Owner.Of.Bundle(7, Root.New);
        using var host = new nano::NanoDps.Host.HostDevice(
            "off",
            nano::NanoDps.Host.HostBoard.Load(Repository.File("boards/host/board.json")),
            _storage.Folder);
        host.PowerOff();

        host.Run(() => Expect(Root.Pinned, Refused + "device off is switched off"));
    }

    [TestMethod]
    public void ABundleThatCannotBeKeptIsUsedAllTheSame()
    {
        // A folder has the name of the copy: nothing can be written there, or read.
        Directory.CreateDirectory(_storage.Folder + TrustedRoots.KeptName);
        _storage.Next = Owner.Of.Bundle(7, Root.New);
        var (roots, lines) = _storage.Start();

        Assert.AreEqual(Root.Pinned + Root.New, roots);
        Assert.HasCount(2, lines);
        StringAssert.StartsWith(lines[0], "W 161 nanodps.roots.kept: ");
        Assert.AreEqual("I 110 root bundle version=7", lines[1]);
    }

    private void Expect(string roots, params string[] lines)
    {
        var (actual, said) = _storage.Start();
        Assert.AreEqual(string.Join('\n', lines), string.Join('\n', said));
        Assert.AreEqual(roots, actual);
    }
}
