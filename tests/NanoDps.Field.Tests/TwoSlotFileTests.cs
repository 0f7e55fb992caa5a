using System.Text;
using NanoDps.Flash;

namespace NanoDps.Field.Tests;

/// <summary>Whenever the power goes, a value on flash is the old one or the new one.</summary>
[TestClass]
public sealed class TwoSlotFileTests : IDisposable
{
    private const int Seed = 20261125;

    private readonly string _path = Path.Combine(
        Directory.CreateTempSubdirectory("nanodps-slots-").FullName, "value");

    private TwoSlotFile Value => new(_path);

    public void Dispose() => Directory.Delete(Path.GetDirectoryName(_path)!, recursive: true);

    [TestMethod]
    public void WhereverAWriteIsCutTheOldValueIsReadAndTheNextWriteIsTaken()
    {
        string? old = null;
        foreach (var value in new[] { "one", "the second", "3", new string('4', 300) })
        {
            // What a whole write would leave, and where.
            var before = Files();
            Value.Write(Bytes(value));
            var after = Files();
            var written = after.Single(
                file => !before.TryGetValue(file.Key, out var was) || !Same(was, file.Value));
            for (var length = 0; length < written.Value.Length; length++)
            {
                Restore(before);
                File.WriteAllBytes(written.Key, written.Value[..length]);
                Assert.AreEqual(old, Read(), $"{value}, cut at {length}");

                Value.Write(Bytes("next"));
                Assert.AreEqual("next", Read(), $"after {value}, cut at {length}");
            }

            Restore(after);
            old = value;
            Assert.AreEqual(old, Read());
        }
    }

    [TestMethod]
    public void NoBeginningOfAnyWriteIsTakenForAWholeOne()
    {
        var random = new Random(Seed);
        for (var i = 0; i < 200; i++)
        {
            var content = new byte[random.Next(300)];
            random.NextBytes(content);
            var slot = TwoSlotFile.Slot(random.Next(), content);
            for (var length = 0; length < slot.Length; length++)
            {
                Assert.IsFalse(TwoSlotFile.IsWhole(slot[..length]), $"{i}, cut at {length}");
            }
        }
    }

    [TestMethod]
    public void NewAndOldBytesMixedAreNeitherValue()
    {
        // A file system that has written some of the blocks.
        var old = TwoSlotFile.Slot(1, Bytes("contoso-eu.azure-devices.net"));
        var next = TwoSlotFile.Slot(3, Bytes("contoso-us.azure-devices.net"));
        for (var at = 4; at < old.Length; at++)
        {
            byte[] mixed = [.. next[..at], .. old[at..]];
            Assert.AreEqual(
                Same(mixed, next), TwoSlotFile.IsWhole(mixed), $"mixed at {at}");
        }
    }

    [TestMethod]
    [DataRow(".a")]
    [DataRow(".b")]
    public void GarbageInOneFileLeavesTheValueOfTheOther(string suffix)
    {
        var random = new Random(Seed);
        for (var length = 0; length < 200; length++)
        {
            Value.Write(Bytes("first " + length));
            Value.Write(Bytes("second " + length));
            var garbage = new byte[length];
            random.NextBytes(garbage);
            var isNewest = Version(suffix) > Version(suffix == ".a" ? ".b" : ".a");
            File.WriteAllBytes(_path + suffix, garbage);

            Assert.AreEqual((isNewest ? "first " : "second ") + length, Read());
            Value.Write(Bytes("third"));
            Assert.AreEqual("third", Read());
        }
    }

    [TestMethod]
    public void GarbageInBothFilesIsNoValueAndTheNextWriteIsTaken()
    {
        File.WriteAllBytes(_path + ".a", new byte[40]);
        File.WriteAllText(_path + ".b", "nothing that was ever written here");

        Assert.IsNull(Read());
        Value.Write(Bytes("one"));
        Assert.AreEqual("one", Read());
    }

    [TestMethod]
    [DataRow(int.MaxValue)]
    [DataRow(-1)]
    public void AfterTheLastVersionComesTheFirst(int last)
    {
        File.WriteAllBytes(_path + ".a", TwoSlotFile.Slot(last - 1, Bytes("old")));
        File.WriteAllBytes(_path + ".b", TwoSlotFile.Slot(last, Bytes("last")));
        Assert.AreEqual("last", Read());

        Value.Write(Bytes("first"));
        Assert.AreEqual("first", Read());
        Value.Write(Bytes("second"));
        Assert.AreEqual("second", Read());
    }

    [TestMethod]
    public void AStorageThatCannotBeWrittenLosesNothing()
    {
        // A folder has the name of the file that is due.
        Value.Write(Bytes("one"));
        Directory.CreateDirectory(_path + ".b");

        Assert.Throws<UnauthorizedAccessException>(() => Value.Write(Bytes("two")));
        Assert.AreEqual("one", Read());
    }

    [TestMethod]
    public void TheSameValueIsNotWrittenTwice()
    {
        Value.Write(Bytes("one"));
        var before = Files();
        Value.Write(Bytes("one"));
        var after = Files();

        Assert.HasCount(1, after);
        Assert.IsTrue(Same(before.Values.Single(), after.Values.Single()));
    }

    [TestMethod]
    public void ADeleteThatIsCutLeavesTheNewerValueOrNone()
    {
        Value.Write(Bytes("one"));
        Value.Write(Bytes("two"));

        // The newer file cannot go, as when the power had.
        File.Delete(_path + ".a");
        Assert.AreEqual("two", Read());
        Value.Delete();
        Assert.IsNull(Read());
        Assert.IsEmpty(Files());
    }

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    private static bool Same(byte[] one, byte[] other) => one.AsSpan().SequenceEqual(other);

    private int Version(string suffix) => System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(
        File.ReadAllBytes(_path + suffix));

    private string? Read() => Value.Read() is { } content ? Encoding.UTF8.GetString(content) : null;

    private Dictionary<string, byte[]> Files() =>
        Directory.GetFiles(Path.GetDirectoryName(_path)!)
            .ToDictionary(path => path, File.ReadAllBytes);

    private void Restore(Dictionary<string, byte[]> files)
    {
        File.Delete(_path + ".a");
        File.Delete(_path + ".b");
        foreach (var (path, content) in files)
        {
            File.WriteAllBytes(path, content);
        }
    }
}
