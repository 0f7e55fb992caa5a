using System;
using System.Text;
using nanoFramework.TestFramework;
using NanoDps.Serial;

namespace NanoDps.UnitTests
{
    [TestClass]
    public class ShellRootsTests
    {
        private const string Ok = "|602 ok command=config-set";
        private const string Stored =
            "|601 roots are checked, which takes seconds"
            + "|601 roots fingerprint=0011223344556677 first-expiry=2038-01-15, "
            + "used from the next start on";
        private const string Malformed =
            "680 error expected roots start/length base64, length at most 16384, got another; "
            + "nanodps configure --roots sends them";

        [TestMethod]
        public void ABundleComesInPartsAndIsCheckedOnceItIsWhole()
        {
            ShellFixture fixture = WithOwner();
            Assert.AreEqual("601 roots 4 of 10" + Ok, Send(fixture, "0/10", "0123"));
            Assert.AreEqual("601 roots 8 of 10" + Ok, Send(fixture, "4/10", "4567"));
            Assert.IsNull(fixture.Device.Bundle);
            Assert.AreEqual("601 roots 10 of 10" + Stored + Ok, Send(fixture, "8/10", "89"));
            Assert.AreEqual("0123456789", Bundle(fixture));
        }

        [TestMethod]
        public void APartThatComesTwiceDoesNoHarm()
        {
            ShellFixture fixture = WithOwner();
            Send(fixture, "0/6", "01");
            Send(fixture, "2/6", "23");
            Assert.AreEqual("601 roots 4 of 6" + Ok, Send(fixture, "2/6", "23"));
            Send(fixture, "4/6", "45");
            Assert.AreEqual("012345", Bundle(fixture));
        }

        [TestMethod]
        public void APartThatIsMissingIsAskedFor()
        {
            ShellFixture fixture = WithOwner();
            Send(fixture, "0/6", "01");
            Assert.AreEqual(
                "680 error expected roots from 0 to 2, got 4; send on from 2",
                Send(fixture, "4/6", "45"));
            Send(fixture, "2/6", "23");
            Send(fixture, "4/6", "45");
            Assert.AreEqual("012345", Bundle(fixture));
        }

        [TestMethod]
        public void AnotherBundleBeginsAtItsBegin()
        {
            ShellFixture fixture = WithOwner();
            Send(fixture, "0/6", "01");
            Assert.AreEqual(
                "680 error expected roots from 0 to 0, got 2; send on from 0",
                Send(fixture, "2/4", "cd"));
            Send(fixture, "0/4", "ab");
            Send(fixture, "2/4", "cd");
            Assert.AreEqual("abcd", Bundle(fixture));
        }

        [TestMethod]
        public void WhatIsMalformedIsRefusedAndNothingOfItIsShown()
        {
            string[] wrong =
            {
                "", "0/4", "0/4 ", "0 YWI=", "0/ YWI=", "/4 YWI=", "0/4/4 YWI=", "-1/4 YWI=",
                "0/-4 YWI=", "3/4 YWI=", "0/1 YWI=", "0/0 YWI=", "0/16385 YWI=", "0/4 no base64!",
                "x/y YWI=", "99999999999/4 YWI=", "roots", "YWI= 0/4"
            };
            ShellFixture fixture = WithOwner();
            foreach (string rest in wrong)
            {
                Assert.AreEqual(Malformed, fixture.Run("config set roots " + rest), rest);
            }

            Assert.IsNull(fixture.Device.Bundle);
        }

        [TestMethod]
        public void ABundleThatTheProgramRefusesIsNotStored()
        {
            ShellFixture fixture = WithOwner();
            fixture.Device.RootFault = "version: expected 3 or newer, got 2";
            Assert.AreEqual(
                "601 roots 2 of 2|601 roots are checked, which takes seconds"
                + "|680 error roots: version: expected 3 or newer, got 2; nothing was stored",
                Send(fixture, "0/2", "ab"));
            Assert.IsNull(fixture.Device.Bundle);
        }

        [TestMethod]
        public void AProgramWithoutItsOwnersKeyTakesNone()
        {
            ShellFixture fixture = new ShellFixture();
            string expected = "680 error expected a program with its owner's key, got one without; "
                + "put the key into certs, build and flash";
            Assert.AreEqual(expected, Send(fixture, "0/2", "ab"));
            Assert.AreEqual(expected, fixture.Run("config clear roots"));
        }

        [TestMethod]
        public void ALockedShellTakesNoneAndClearsNone()
        {
            ShellFixture fixture = WithOwner();
            Send(fixture, "0/2", "ab");
            fixture.Run("lock a passphrase");
            string expected =
                "680 error expected an unlocked shell, got a locked one; type unlock <passphrase>";
            Assert.AreEqual(expected, Send(fixture, "0/2", "cd"));
            Assert.AreEqual(expected, fixture.Run("config clear roots"));
            Assert.AreEqual("ab", Bundle(fixture));
        }

        [TestMethod]
        public void ClearedRootsAreGoneAndSoIsWhatHadComeOfNewOnes()
        {
            ShellFixture fixture = WithOwner();
            Send(fixture, "0/2", "ab");
            Send(fixture, "0/4", "cd");
            Assert.AreEqual(
                "601 roots fingerprint=0011223344556677 first-expiry=2038-01-15, "
                + "used from the next start on|602 ok command=config-clear",
                fixture.Run("config clear roots"));
            Assert.IsNull(fixture.Device.Bundle);
            Assert.AreEqual(
                "680 error expected roots from 0 to 0, got 2; send on from 0",
                Send(fixture, "2/4", "ef"));
        }

        private static ShellFixture WithOwner()
        {
            ShellFixture fixture = new ShellFixture();
            fixture.Device.HasOwner = true;
            return fixture;
        }

        private static string Send(ShellFixture fixture, string place, string part)
        {
            return fixture.Run("config set roots " + place + " "
                + Convert.ToBase64String(Encoding.UTF8.GetBytes(part)));
        }

        private static string Bundle(ShellFixture fixture)
        {
            byte[] bundle = fixture.Device.Bundle;
            return Encoding.UTF8.GetString(bundle, 0, bundle.Length);
        }
    }
}
