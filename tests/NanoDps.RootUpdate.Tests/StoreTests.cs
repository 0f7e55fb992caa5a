using NanoDps.RootUpdate.Tests.Support;

namespace NanoDps.RootUpdate.Tests;

/// <summary>A bundle that the program stores for its next start.</summary>
[TestClass]
public sealed class StoreTests : IDisposable
{
    private readonly Storage _storage = new();

    public void Dispose() => _storage.Dispose();

    [TestMethod]
    public void ItIsUsedFromTheNextStartOn()
    {
        Assert.IsNull(Store(Owner.Of.Bundle(7, Root.New), Storage.PinnedVersion));

        Assert.AreEqual(Root.Pinned + Root.New, _storage.Start().Roots);
    }

    [TestMethod]
    public void WhatAStartWouldRefuseIsNotStored()
    {
        Expect("version: expected 4 or newer, got 3", Owner.Of.Bundle(3, Root.New));
        Expect(
            "signature: not the owner's, or the file was changed",
            Owner.Other.Bundle(7, Root.New));
        Expect("certificate 2 cannot be read", Owner.Of.Bundle(7, Root.New, Root.Broken));
        Expect(
            "expected a signed bundle of format 1, got something else", "nanodps-roots 1"u8.ToArray());
    }

    [TestMethod]
    public void OneThatIsNotNewerThanTheOneInUseIsNotStored()
    {
        var inUse = Owner.Of.Bundle(7, Root.New);
        _storage.Next = inUse;
        _storage.Start();

        Assert.AreEqual(
            "version: expected 8 or newer, got 7", Store(Owner.Of.Bundle(7, Root.Newer), 7));
        CollectionAssert.AreEqual(inUse, _storage.Next);
    }

    [TestMethod]
    [DataRow(0)]
    [DataRow(100)]
    [DataRow(-100)]
    public void AtAnyByteOfItTheOneInUseStaysThoughItWasNotKept(int keptLength)
    {
        var inUse = Owner.Of.Bundle(7, Root.New);
        var next = Owner.Of.Bundle(8, Root.Newer);
        _storage.Next = inUse;
        _storage.Start();
        _storage.Kept = inUse[..(keptLength < 0 ? inUse.Length + keptLength : keptLength)];

        Assert.IsNull(Store(next, 7));

        CollectionAssert.AreEqual(next, _storage.Next);
        for (var length = 0; length < next.Length - 1; length++)
        {
            _storage.Next = next[..length];
            Assert.AreEqual(Root.Pinned + Root.New, _storage.Start().Roots, $"cut at {length}");
        }
    }

    [TestMethod]
    public void ADamagedFileNeverTakesThePlaceOfTheKeptOne()
    {
        var kept = Owner.Of.Bundle(7, Root.New);
        _storage.Next = kept;
        _storage.Start();
        var damaged = (byte[])kept.Clone();
        damaged[100] ^= 1;
        _storage.Next = damaged;

        Assert.IsNull(Store(Owner.Of.Bundle(8, Root.Newer), 7));

        CollectionAssert.AreEqual(kept, _storage.Kept);
    }

    [TestMethod]
    public void TheKeyThatTheFirmwareEmbedsIsOneWhereThereIsOne()
    {
        var pem = Roots.PinnedRoots.OwnerPem;
        Assert.IsTrue(pem.Length == 0 || new OwnerKey(pem).Error is null, "certs/owner.pub");
    }

    [TestMethod]
    public void ClearedOnesAreGoneAndToClearThemAgainDoesNoHarm()
    {
        _storage.Next = Owner.Of.Bundle(7, Root.New);
        _storage.Start();

        TrustedRoots.Clear(_storage.Folder);
        TrustedRoots.Clear(_storage.Folder);

        Assert.IsNull(_storage.Next);
        Assert.IsNull(_storage.Kept);
        Assert.AreEqual(Root.Pinned, _storage.Start().Roots);
    }

    private void Expect(string fault, byte[] bundle)
    {
        Assert.AreEqual(fault, Store(bundle, Storage.PinnedVersion));
        Assert.IsNull(_storage.Next);
        Assert.IsNull(_storage.Kept);
    }

    private string? Store(byte[] bundle, int newest) =>
        TrustedRoots.Store(_storage.Folder, bundle, newest, Owner.Of.Key);
}
