using NanoDps.Boards.Generated;
using NanoDps.Boards.Proof;

namespace NanoDps.Boards.Tests;

/// <summary>What is committed in boards/.</summary>
[TestClass]
public sealed class CommittedBoardsTests
{
    private static readonly BoardsFolder _boards = BoardsFolder.Load(Repository.Boards);

    [TestMethod]
    public void EveryBoardIsRightAndEveryGeneratedFileIsAsItWouldBeWritten()
    {
        Assert.IsEmpty(BoardCheck.Problems(_boards), "run: make boards");
    }

    [TestMethod]
    public void TheFiguresInTheReadmeAreOfTheCommittedPolicyAndBoards()
    {
        var readme = File.ReadAllText(Path.Combine(Repository.Boards, "README.md"));

        Assert.AreEqual(InputHash.Of(_boards), ResultTable.HashOf(readme), "run: make prove");
    }

    [TestMethod]
    public void TheBoardsAreThoseThatArePromised()
    {
        CollectionAssert.AreEqual(
            new[]
            {
                "ESP32_C3", "ESP32_C61", "ESP32_OLIMEX", "ESP32_PSRAM_REV0", "ESP32_PSRAM_REV3",
                "ESP32_REV0", "ESP32_REV3", "ESP32_S2", "ESP32_S3_OCTAL", "ESP32_S3_QUAD",
                "ESP32_WT32_ETH01", "M5Core2",
            },
            _boards.Devices.Select(board => board.Name).ToArray());
    }

    [TestMethod]
    public void NoFolderHoldsAFileThatNobodyWrites()
    {
        var written = GeneratedFiles.Of(_boards).Select(file => file.Path)
            .Concat(_boards.Devices.Select(board => $"{board.Name}/board.json")).ToHashSet();

        foreach (var board in _boards.Devices)
        {
            foreach (var file in Directory.GetFiles(Path.Combine(Repository.Boards, board.Name)))
            {
                Assert.Contains($"{board.Name}/{Path.GetFileName(file)}", written);
            }
        }
    }

    [TestMethod]
    public void TheHostBoardReadsThePolicyThatTheDeviceBoardsAreWrittenFrom()
    {
        var host = File.ReadAllText(Path.Combine(Repository.Boards, "host", "board.json"));

        Assert.Contains("\"tlsPolicy\": \"../tls-policy.json\"", host, StringComparison.Ordinal);
    }

    [TestMethod]
    public void EveryFragmentIsFreeOfSemicolonsWhichCMakeWouldEat()
    {
        foreach (var file in GeneratedFiles.Of(_boards)
            .Where(file => file.Path.EndsWith(".fragment", StringComparison.Ordinal)))
        {
            Assert.DoesNotContain(";", file.Text, StringComparison.Ordinal);
        }
    }

    [TestMethod]
    public void EveryImageThatAStockRsaAcceleratorWouldLimitHasTheFallback()
    {
        foreach (var board in _boards.Devices)
        {
            var bits = _boards.Facts.Chip(board.Chip).RsaMaximumBits;
            var fallback = _boards.ValueOf(board, "MBEDTLS_LARGE_KEY_SOFTWARE_MPI") == "y";

            Assert.AreEqual(bits < 4096, fallback, board.Name);
        }
    }
}
