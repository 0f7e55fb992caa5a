using System.Text;
using nanoFramework.TestFramework;
using NanoDps.Configuration;
using NanoDps.Flash;

namespace NanoDps.UnitTests
{
    /// <summary>What is kept on flash, byte for byte.</summary>
    [TestClass]
    public class FlashTests
    {
        private const string Identity =
            "id-scope = 0ne00000A0A\nregistration-id = dev-01\nkey = AAAAAAAAAAAAAAAAAAAAAAAAAAA=\n";

        [TestMethod]
        public void TheChecksumHasTheCheckValueOfItsStandard()
        {
            byte[] check = Encoding.UTF8.GetBytes("123456789");
            Assert.AreEqual(0x29B1, Crc16.Add(Crc16.Start, check, 0, check.Length));
        }

        [TestMethod]
        public void ASlotThatIsCutAnywhereIsNotWhole()
        {
            byte[] slot = TwoSlotFile.Slot(7, Encoding.UTF8.GetBytes("contoso.azure-devices.net"));
            Assert.IsTrue(TwoSlotFile.IsWhole(slot));
            for (int length = 0; length < slot.Length; length++)
            {
                byte[] cut = new byte[length];
                System.Array.Copy(slot, 0, cut, 0, length);
                Assert.IsFalse(TwoSlotFile.IsWhole(cut), "cut at " + length.ToString());
            }
        }

        [TestMethod]
        public void ASlotWithAnyBitTurnedIsNotWhole()
        {
            byte[] slot = TwoSlotFile.Slot(7, Encoding.UTF8.GetBytes("dev-01"));
            for (int bit = 0; bit < slot.Length * 8; bit++)
            {
                slot[bit / 8] ^= (byte)(1 << (bit % 8));
                Assert.IsFalse(TwoSlotFile.IsWhole(slot), "bit " + bit.ToString());
                slot[bit / 8] ^= (byte)(1 << (bit % 8));
            }
        }

        [TestMethod]
        public void AnAssignmentIsReadAsItWasWritten()
        {
            Settings settings = Of(Identity);
            Assignment read = Assignment.Read(
                new Assignment("contoso.azure-devices.net", "dev-02", true, "{\"a\":\n1}")
                    .Write(settings),
                settings);
            Assert.AreEqual("contoso.azure-devices.net", read.Hub);
            Assert.AreEqual("dev-02", read.DeviceId);
            Assert.IsTrue(read.UsesFallback);
            Assert.AreEqual("{\"a\":\n1}", read.Payload);
        }

        [TestMethod]
        public void AnAssignmentWithoutPayloadHasNone()
        {
            Settings settings = Of(Identity);
            Assignment read = Assignment.Read(
                new Assignment("hub", "dev-01", false, null).Write(settings), settings);
            Assert.IsTrue(read.Payload == null);
            Assert.IsFalse(read.UsesFallback);
        }

        [TestMethod]
        [DataRow("id-scope = 0ne00000A0B\nregistration-id = dev-01\nkey = AAAAAAAAAAAAAAAAAAAAAAAAAAA=\n")]
        [DataRow("id-scope = 0ne00000A0A\nregistration-id = dev-02\nkey = AAAAAAAAAAAAAAAAAAAAAAAAAAA=\n")]
        [DataRow("id-scope = 0ne00000A0A\nregistration-id = dev-01\nkey = AAAAAAAAAAAAAAAAAAAAAAAAAAA=\nendpoint = a.b\n")]
        public void AnAssignmentOfAnotherIdentityIsNone(string other)
        {
            byte[] kept = new Assignment("hub", "dev-01", false, null).Write(Of(Identity));
            Assert.IsTrue(Assignment.Read(kept, Of(other)) == null);
        }

        [TestMethod]
        public void AnAssignmentThatIsCutShortIsNone()
        {
            Settings settings = Of(Identity);
            byte[] kept = new Assignment("hub", "dev-01", false, null).Write(settings);
            for (int length = 0; length < kept.Length; length++)
            {
                byte[] cut = new byte[length];
                System.Array.Copy(kept, 0, cut, 0, length);
                Assert.IsTrue(Assignment.Read(cut, settings) == null, length.ToString());
            }

            Assert.IsTrue(Assignment.Read(null, settings) == null);
        }

        private static Settings Of(string text)
        {
            return new Settings(Encoding.UTF8.GetBytes(text));
        }
    }
}
