using System.Text;
using nanoFramework.TestFramework;
using NanoDps.Configuration;
using NanoDps.Serial;

namespace NanoDps.UnitTests
{
    [TestClass]
    public class ShellConfigTests
    {
        [TestMethod]
        public void ADeviceIsSetUpByCommandsAloneThatSayWhatIsNext()
        {
            ShellFixture fixture = new ShellFixture();
            Assert.AreEqual(
                "601 complete=no lacks=registration-id is missing|602 ok command=config-set",
                fixture.Run("config set id-scope 0ne00000A0A"));
            Assert.AreEqual(
                "601 complete=no lacks=expected one of key, group-key and certificate, got 0"
                + "|602 ok command=config-set",
                fixture.Run("config set registration-id dev-01"));
            Assert.AreEqual(
                "601 complete=yes; a device that runs uses it from its next start on|602 ok command=config-set",
                fixture.Run("config set key " + ShellFixture.Key));
            fixture.Run("config set wifi-ssid my net # 5");
            fixture.Run("config set wifi-password correct horse battery staple");
            Assert.AreEqual(5, fixture.Device.Changes);

            Settings settings = new Settings(fixture.Files.Read(Settings.FileName));
            Assert.IsNull(settings.Error);
            Assert.AreEqual("0ne00000A0A", settings.IdScope);
            Assert.AreEqual("my net # 5", settings.WifiSsid);
            Assert.AreEqual("correct horse battery staple", settings.WifiPassword);
        }

        [TestMethod]
        public void ShowTellsAllButSecrets()
        {
            ShellFixture fixture = Configured();
            string shown = fixture.Run("config show");
            Assert.IsTrue(shown.StartsWith(
                "601 id-scope=0ne1|601 registration-id=dev-01|601 key=set key-check=7bf44461"
                + "|601 group-key=-|601 endpoint=-|"), shown);
            Assert.IsTrue(
                shown.EndsWith(
                    "|601 roots fingerprint=0011223344556677 first-expiry=2038-01-15"
                    + "|601 complete=yes|602 ok command=config-show"),
                shown);
            Assert.IsTrue(shown.IndexOf(ShellFixture.Key) < 0);
        }

        [TestMethod]
        public void AGroupKeyTakesThePlaceOfTheKeyAndTheOtherWayRound()
        {
            ShellFixture fixture = Configured();
            Assert.AreEqual(
                "601 cleared key|601 complete=yes; a device that runs uses it from its next start on|602 ok command=config-set",
                fixture.Run("config set group-key " + ShellFixture.Key));
            Assert.AreEqual(
                "601 cleared group-key|601 complete=yes; a device that runs uses it from its next start on|602 ok command=config-set",
                fixture.Run("config set key " + ShellFixture.Key));
        }

        [TestMethod]
        public void ACertificateTakesThePlaceOfTheKeyAndItsFilesAreNoSecret()
        {
            ShellFixture fixture = Configured();
            Assert.AreEqual(
                "601 cleared key|601 complete=no lacks=private-key is missing|602 ok command=config-set",
                fixture.Run("config set certificate dev.pem"));
            Assert.AreEqual(
                "601 complete=yes; a device that runs uses it from its next start on|602 ok command=config-set",
                fixture.Run("config set private-key dev.key"));
            string shown = fixture.Run("config show");
            Assert.IsTrue(
                shown.IndexOf("|601 certificate=dev.pem|601 private-key=dev.key|") > 0, shown);
        }

        [TestMethod]
        [DataRow("config set registration-id Dev", "registration-id: expected 1 to 128 of a-z 0-9 and, inside, - . _ :, got \"Dev\"; correct the value")]
        [DataRow("config set key AAAA", "key: expected base64 of 16 to 64 bytes, got 3; correct the value")]
        [DataRow("config set group-key not base64!", "group-key: expected base64 of 16 to 64 bytes, got none; correct the value")]
        [DataRow("config set id-scope 0ne1 0ne2", "id-scope: expected 1 to 128 of a-z 0-9 and, inside, - ., got another text; correct the value")]
        [DataRow("config set key AAECAwQFBgcI CQoLDA0ODw==", "key: expected base64 of 16 to 64 bytes, got none; correct the value")]
        [DataRow("config set wifi-ssid 123456789012345678901234567890123", "wifi-ssid: expected 1 to 32 bytes, got 33; correct the value")]
        [DataRow("config set wifi-password 1234567", "wifi-password: expected 8 to 64 bytes, got 7; correct the value")]
        [DataRow("config set endpoint not a host", "endpoint: expected 1 to 128 of a-z 0-9 and, inside, - ., got another text; correct the value")]
        [DataRow("config set id-scope", "expected a value behind the name, got none; config clear takes one out")]
        public void AValueThatSettingsRefusesIsRefusedInItsWords(string line, string error)
        {
            ShellFixture fixture = Configured();
            int writes = fixture.Files.Writes;
            Assert.AreEqual("680 error " + error, fixture.Run(line));
            Assert.AreEqual(writes, fixture.Files.Writes);
        }

        [TestMethod]
        public void AnUnknownNameIsNotRepeatedSinceItMayBeAKey()
        {
            string answer = new ShellFixture().Run("config set " + ShellFixture.Key);
            Assert.IsTrue(answer.StartsWith("680 error expected one of id-scope registration-id key "));
            Assert.IsTrue(answer.EndsWith(" behind it, got another word; type help"), answer);
            Assert.IsTrue(answer.IndexOf(ShellFixture.Key) < 0);
        }

        [TestMethod]
        public void ClearTakesOneOutOrAll()
        {
            ShellFixture fixture = Configured();
            Assert.AreEqual(
                "601 complete=no lacks=expected one of key, group-key and certificate, got 0"
                + "|602 ok command=config-clear",
                fixture.Run("config clear key"));
            Assert.IsTrue(fixture.Run("config show").IndexOf("|601 key=-|") > 0);
            Assert.AreEqual(
                "601 complete=no lacks=id-scope is missing|602 ok command=config-clear",
                fixture.Run("config clear all"));
            byte[] file = fixture.Files.Read(Settings.FileName);
            Assert.AreEqual("# crc=FFFF\n", Encoding.UTF8.GetString(file, 0, file.Length));
        }

        [TestMethod]
        public void AFileFromAnEditorIsReadAsSettingsReadsIt()
        {
            ShellFixture fixture = new ShellFixture();
            fixture.Files.Write(
                Settings.FileName,
                Encoding.UTF8.GetBytes("\uFEFF id-scope = 0ne1 \r\n# c\r\nwifi-ssid = a = b\r\nx\r\n"));
            string shown = fixture.Run("config show");
            Assert.IsTrue(shown.StartsWith("601 id-scope=0ne1|601 registration-id=-|"), shown);
            Assert.IsTrue(shown.IndexOf("|601 wifi-ssid=a = b|") > 0, shown);
        }

        [TestMethod]
        public void AFileThatTheDeviceRefusesIsNotCompleteUntilAValueIsSet()
        {
            ShellFixture fixture = new ShellFixture();
            fixture.Files.Write(
                Settings.FileName,
                Encoding.UTF8.GetBytes(
                    "id-scope=0ne1\nregistration-id=dev-01\nkey=" + ShellFixture.Key
                    + "\nendpiont=x\n"));
            string error = new Settings(fixture.Files.Read(Settings.FileName)).Error;
            Assert.IsTrue(error.StartsWith("line 4: expected name = value "), error);

            string answer = fixture.Run("status");
            Assert.IsTrue(answer.IndexOf("|601 configured=no lacks=" + error + "|") > 0, answer);
            answer = fixture.Run("config show");
            Assert.IsTrue(answer.IndexOf("|601 complete=no lacks=" + error + "|") > 0, answer);
            answer = fixture.Run("");
            Assert.IsTrue(answer.IndexOf("|650 not configured: " + error + "; ") > 0, answer);
            Assert.AreEqual(
                "601 complete=yes; a device that runs uses it from its next start on|602 ok command=config-set",
                fixture.Run("config set endpoint x"));
            Assert.IsTrue(fixture.Run("status").IndexOf("|601 configured=yes|") > 0);
        }

        private static ShellFixture Configured()
        {
            ShellFixture fixture = new ShellFixture();
            fixture.Run("config set id-scope 0ne1");
            fixture.Run("config set registration-id dev-01");
            fixture.Run("config set key " + ShellFixture.Key);
            return fixture;
        }
    }
}
