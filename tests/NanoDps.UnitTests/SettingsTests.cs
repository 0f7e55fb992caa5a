using System;
using System.Text;
using nanoFramework.TestFramework;
using NanoDps.Configuration;

namespace NanoDps.UnitTests
{
    [TestClass]
    public class SettingsTests
    {
        private const string Key = "Jsm0lyGpjaVYVP2g3FnmnmG9dI/9qU24wNoykUmermc=";
        private const string Names =
            "id-scope registration-id key group-key endpoint wifi-ssid wifi-password certificate private-key";

        private const string Good = "id-scope = 0ne1\nregistration-id = dev-01\nkey = " + Key + "\n";

        [TestMethod]
        public void AMinimalFileHasTheGlobalEndpointAndNoWifi()
        {
            Settings settings = Parse(Good);
            Assert.IsNull(settings.Error);
            Assert.AreEqual("0ne1", settings.IdScope);
            Assert.AreEqual("dev-01", settings.RegistrationId);
            Assert.AreEqual(Key, Convert.ToBase64String(settings.Key));
            Assert.AreEqual("global.azure-devices-provisioning.net", settings.Endpoint);
            Assert.IsNull(settings.WifiSsid);
            Assert.AreEqual("", settings.WifiPassword);
        }

        [TestMethod]
        public void CommentsBlanksWindowsLineEndsAndAByteOrderMarkAreFine()
        {
            Settings settings = Parse(
                "\uFEFF# my device\r\n\r\n  id-scope=0ne1  \r\nregistration-id\t=\tdev-01\r\n"
                + "  # key below\r\nkey=" + Key + "\r\nwifi-ssid = my = net # 5\r\n"
                + "wifi-password =\r\nendpoint=e.example");
            Assert.IsNull(settings.Error);
            Assert.AreEqual("0ne1", settings.IdScope);
            Assert.AreEqual("my = net # 5", settings.WifiSsid);
            Assert.AreEqual("", settings.WifiPassword);
            Assert.AreEqual("e.example", settings.Endpoint);
        }

        [TestMethod]
        public void AGroupKeyIsDerivedAtOnce()
        {
            Settings settings = Parse(
                "id-scope=0ne1\nregistration-id=sn-007-888-abc-mac-a1-b2-c3-d4-e5-f6\ngroup-key="
                + "8isrFI1sGsIlvvFSSFRiMfCNzv21fjbE/+ah/lSh3lF8e2YG1Te7w1KpZhJFFXJrqYKi9yegxkqIChbqOS9Egw==");
            Assert.IsNull(settings.Error);
            Assert.AreEqual(Key, Convert.ToBase64String(settings.Key));
        }

        [TestMethod]
        public void ANameWithoutAValueIsAsGoodAsAbsent()
        {
            Settings settings = Parse(Good + "endpoint =\nwifi-ssid=\nwifi-password = \n");
            Assert.IsNull(settings.Error);
            Assert.AreEqual("global.azure-devices-provisioning.net", settings.Endpoint);
            Assert.IsNull(settings.WifiSsid);
            Assert.AreEqual("", settings.WifiPassword);
        }

        [TestMethod]
        public void AnUnknownNameIsNamedWithItsLineAndWhatIsExpected()
        {
            Assert.AreEqual(
                "line 4: expected name = value with one of " + Names + ", got \"wifi\"",
                Parse(Good + "wifi = x").Error);
        }

        [TestMethod]
        public void ALineWithoutANameDoesNotShowItsTextWhichMayBeAKey()
        {
            Assert.AreEqual(
                "line 4: expected name = value with one of " + Names + ", got \"\"",
                Parse(Good + Key.Substring(0, 40)).Error);
        }

        [TestMethod]
        [DataRow("registration-id=a\nkey=x", "id-scope is missing")]
        [DataRow("id-scope=\nregistration-id=a\nkey=x", "id-scope is missing")]
        [DataRow("", "id-scope is missing")]
        [DataRow("id-scope=0ne1\nkey=" + Key, "registration-id is missing")]
        [DataRow("id-scope=0ne1\nregistration-id=\nkey=" + Key, "registration-id is missing")]
        public void AMissingIdIsNamed(string file, string error)
        {
            Assert.AreEqual(error, Parse(file).Error);
        }

        [TestMethod]
        [DataRow("Dev")]
        [DataRow("dev 1")]
        [DataRow("-dev")]
        [DataRow("dev-")]
        [DataRow("dev.")]
        [DataRow("dév")]
        [DataRow("a/b")]
        public void ARegistrationIdOutsideTheRuleIsShown(string id)
        {
            Assert.AreEqual(
                "registration-id: expected 1 to 128 of a-z 0-9 and, inside, - . _ :, got \"" + id + "\"",
                Parse("id-scope=0ne1\nkey=" + Key + "\nregistration-id=" + id).Error);
        }

        [TestMethod]
        public void ARegistrationIdHasUpTo128Characters()
        {
            string id = new string('a', 128);
            string rest = "id-scope=0ne1\nkey=" + Key + "\nregistration-id=";
            Assert.IsNull(Parse(rest + id).Error);
            Assert.IsNotNull(Parse(rest + id + "a").Error);
            Assert.IsNull(Parse(rest + "a").Error);
            Assert.IsNull(Parse(rest + "a-._:9").Error);
        }

        [TestMethod]
        [DataRow("id-scope", "0ne1 0ne2")]
        [DataRow("id-scope", "\"0ne00000A0A\"")]
        [DataRow("id-scope", "0ne_1")]
        [DataRow("id-scope", "0ne1.")]
        [DataRow("endpoint", "not a host")]
        [DataRow("endpoint", "a.example:8883")]
        [DataRow("endpoint", "https://a.example")]
        [DataRow("endpoint", "-a.example")]
        [DataRow("endpoint", "a.\u00E9xample")]
        public void AnIdScopeOrAnEndpointThatCanBeNoneIsNotShown(string name, string value)
        {
            Assert.AreEqual(
                name + ": expected 1 to 128 of a-z 0-9 and, inside, - ., got another text",
                Parse(Good + name + "=" + value).Error);
        }

        [TestMethod]
        [DataRow("0ne00000A0A", "Fleet-1.Azure-Devices-Provisioning.NET")]
        [DataRow("0NEABCDEF01", "127.0.0.1")]
        public void AnIdScopeAndAnEndpointMayHaveCapitals(string scope, string endpoint)
        {
            Settings settings = Parse(Good + "id-scope=" + scope + "\nendpoint=" + endpoint);
            Assert.IsNull(settings.Error);
            Assert.AreEqual(scope, settings.IdScope);
            Assert.AreEqual(endpoint, settings.Endpoint);
        }

        [TestMethod]
        [DataRow("", "0")]
        [DataRow("key=" + Key + "\ngroup-key=" + Key, "2")]
        [DataRow("key=" + Key + "\ncertificate=a.pem", "2")]
        [DataRow("key=" + Key + "\ngroup-key=" + Key + "\ncertificate=a.pem", "3")]
        public void OneCredentialIsExpected(string credentials, string count)
        {
            Assert.AreEqual(
                "expected one of key, group-key and certificate, got " + count,
                Parse("id-scope=0ne1\nregistration-id=a\n" + credentials).Error);
        }

        [TestMethod]
        [DataRow(Key)]
        [DataRow("key: " + Key)]
        [DataRow("registration-id=" + Key)]
        [DataRow("registration-id=a\rkey=" + Key)]
        public void AKeyThatStandsInTheWrongPlaceIsNotShown(string line)
        {
            string error = Parse("id-scope=0ne1\n" + line + "\n").Error;
            Assert.IsNotNull(error);
            Assert.IsTrue(error.IndexOf(Key.Substring(0, 8)) < 0, error);
        }

        [TestMethod]
        [DataRow("wifi-ssid=plant\rlock mine")]
        [DataRow("wifi-ssid=\u001B[2J")]
        public void ALineWithACommandForATerminalOrAShellInItIsRefused(string line)
        {
            string error = Parse(
                "id-scope=0ne1\nregistration-id=a\nkey=" + Key + "\n" + line + "\n").Error;
            Assert.IsTrue(error.EndsWith("got \"wifi-ssid\""), error);
        }

        [TestMethod]
        [DataRow("wifi\u001B[2J=x", "got \"wifi\"")]
        [DataRow("wifi\u009B2J=x", "got \"wifi\"")]
        [DataRow("registration-id=a\u009B2J", "got \"a\"")]
        public void WhatIsShownOfAWrongLineEndsAtAControl(string line, string end)
        {
            string error = Parse("id-scope=0ne1\n" + line + "\nkey=" + Key + "\n").Error;
            Assert.IsTrue(error.EndsWith(end), error);
        }

        [TestMethod]
        public void ACertificateComesWithItsPrivateKey()
        {
            string rest = "id-scope=0ne1\nregistration-id=a\ncertificate=dev.pem\n";
            Assert.AreEqual("private-key is missing", Parse(rest).Error);
            Settings settings = Parse(rest + "private-key=dev.key\n");
            Assert.IsNull(settings.Error);
            Assert.AreEqual("dev.pem", settings.Certificate);
            Assert.AreEqual("dev.key", settings.PrivateKey);
            Assert.IsTrue(settings.Key == null);
        }

        [TestMethod]
        [DataRow("not base64!", "none")]
        [DataRow("AAAA", "3")]
        [DataRow("AAAAAAAAAAAAAAAAAAAA", "15")]
        public void AKeyThatIsNoneTellsItsLengthAtMost(string key, string got)
        {
            Assert.AreEqual(
                "key: expected base64 of 16 to 64 bytes, got " + got,
                Parse("id-scope=0ne1\nregistration-id=a\nkey=" + key).Error);
        }

        [TestMethod]
        public void EveryTruncationOfAFileIsReadWithoutAnException()
        {
            byte[] whole = Encoding.UTF8.GetBytes(Good);
            for (int length = 0; length < whole.Length; length++)
            {
                byte[] part = new byte[length];
                Array.Copy(whole, part, length);
                Settings settings = new Settings(part);
                if (settings.Error == null)
                {
                    Assert.IsNotNull(settings.Key);
                }
            }
        }

        private static Settings Parse(string file)
        {
            return new Settings(Encoding.UTF8.GetBytes(file));
        }
    }
}
