using NanoDps.RootUpdate.Tests.Support;

namespace NanoDps.RootUpdate.Tests;

/// <summary>Whenever the power goes, a device has the roots of before or the new ones.</summary>
[TestClass]
public sealed class PowerCutTests : IDisposable
{
    private readonly Storage _storage = new();

    public void Dispose() => _storage.Dispose();

    [TestMethod]
    public void AtAnyByteOfTheFileThatBringsTheNewBundleTheOldOneIsUsed()
    {
        var next = Owner.Of.Bundle(8, Root.Newer);
        _storage.Kept = Owner.Of.Bundle(7, Root.New);

        // Without its last line end it is whole: the signature is there.
        for (var length = 0; length < next.Length - 1; length++)
        {
            _storage.Next = next[..length];
            Expect(Root.New, length);
        }
    }

    [TestMethod]
    public void AtAnyByteOfTheCopyTheNewBundleIsUsedAndTheCopyMended()
    {
        var next = Owner.Of.Bundle(8, Root.Newer);
        for (var length = 0; length < next.Length; length++)
        {
            _storage.Next = next;
            _storage.Kept = next[..length];
            Expect(Root.Newer, length);

            // The file that brought it may be gone from now on.
            _storage.Next = null;
            Expect(Root.Newer, length);
        }
    }

    [TestMethod]
    public void OldAndNewBytesMixedAreNeverTakenForABundle()
    {
        // A file system that has written some of the blocks: the new one's begin, the old one's end.
        var old = Owner.Of.Bundle(7, Root.New);
        var next = Owner.Of.Bundle(8, Root.Newer);
        var length = Math.Min(old.Length, next.Length);
        for (var at = 1; at < length; at++)
        {
            byte[] mixed = [.. next[..at], .. old[at..]];
            var isOne = mixed.AsSpan().SequenceEqual(old) || mixed.AsSpan().SequenceEqual(next);
            var bundle = new RootBundle(mixed);
            Assert.AreEqual(isOne, bundle.Check(Owner.Of.Key, 1) is null, $"mixed at {at}");
        }
    }

    private void Expect(string root, int length) =>
        Assert.AreEqual(Root.Pinned + root, _storage.Start().Roots, $"cut at {length}");
}
