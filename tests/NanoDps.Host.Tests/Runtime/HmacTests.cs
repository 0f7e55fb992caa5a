extern alias nano;

using System.Text;
using nano::System.Security.Cryptography;

namespace NanoDps.Host.Tests.Runtime;

[TestClass]
public class HmacTests
{
    // RFC 4231 test case 2.
    private const string Expected =
        "5BDCC146BF60754E6A042426089575C75A003F089D2739839DEC58B964EC3843";

    private static byte[] Key => Encoding.ASCII.GetBytes("Jefe");

    private static byte[] Data => Encoding.ASCII.GetBytes("what do ya want for nothing?");

    [TestMethod]
    public void TheHashIsThatOfTheStandard()
    {
        using var hmac = new HMACSHA256(Key);
        Assert.AreEqual(Expected, Convert.ToHexString(hmac.ComputeHash(Data)));
        Assert.AreEqual(Expected, Convert.ToHexString(hmac.Hash!));
    }

    [TestMethod]
    public void TheKeyIsTheCallersArrayAndDisposeClearsIt()
    {
        var key = Key;
        var hmac = new HMACSHA256(key);
        Assert.AreSame(key, hmac.Key);
        hmac.Dispose();
        CollectionAssert.AreEqual(new byte[4], key);
    }

    [TestMethod]
    public void SettingTheKeyCopiesIt()
    {
        var key = Key;
        var hmac = new HMACSHA256([1]) { Key = key };
        Assert.AreNotSame(key, hmac.Key);
        hmac.Dispose();
        CollectionAssert.AreEqual(Key, key);
    }

    [TestMethod]
    public void HashDataLeavesTheKeyAlone()
    {
        var key = Key;
        Assert.AreEqual(Expected, Convert.ToHexString(HMACSHA256.HashData(key, Data)));
        CollectionAssert.AreEqual(Key, key);
    }
}
