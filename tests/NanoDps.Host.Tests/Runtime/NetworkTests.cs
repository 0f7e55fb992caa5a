extern alias nano;

using NanoDps.Host.Tests.Support;
using nano::nanoFramework.Networking;
using nano::System.Device.Wifi;
using nano::System.Net.NetworkInformation;

namespace NanoDps.Host.Tests.Runtime;

[TestClass]
public class NetworkTests
{
    [TestMethod]
    public void WifiHasNoAddressUntilTheFirmwareHasJoined()
    {
        using var device = new TestDevice();
        Assert.IsFalse(NetworkInterface.GetIsNetworkAvailable());
        Assert.AreEqual("0.0.0.0", NetworkInterface.GetAllNetworkInterfaces()[0].IPv4Address);
        Assert.IsTrue(WifiNetworkHelper.ConnectDhcp("net", "correct horse", requiresDateTime: true));
        Assert.AreEqual(NetworkHelperStatus.NetworkIsReady, WifiNetworkHelper.Status);
        Assert.AreEqual("net", device.Device.Network.JoinedSsid);
        Assert.AreEqual("127.0.0.1", NetworkInterface.GetAllNetworkInterfaces()[0].IPv4Address);
    }

    [TestMethod]
    public void AWrongPasswordWaitsForTheAddressUntilTheTokenEnds()
    {
        using var device = new TestDevice();
        device.Device.Network.Password = "correct horse";
        using var token = new CancellationTokenSource(300);
        Assert.IsFalse(WifiNetworkHelper.ConnectDhcp("net", "wrong", token: token.Token));
        Assert.AreEqual(
            NetworkHelperStatus.TokenExpiredWaitingIPAddress, WifiNetworkHelper.Status);
    }

    [TestMethod]
    public void TheCableHelperFindsNoAddressOnAWifiBoard()
    {
        using var device = new TestDevice();
        using var token = new CancellationTokenSource(300);
        Assert.IsFalse(NetworkHelper.SetupAndConnectNetwork(token.Token));
        Assert.AreEqual(NetworkHelperStatus.TokenExpiredWaitingIPAddress, NetworkHelper.Status);
        NetworkHelper.Reset();
        Assert.AreEqual(NetworkHelperStatus.None, NetworkHelper.Status);
    }

    [TestMethod]
    public void AMissingAdapterIsAnExceptionInTheHelper()
    {
        using var device = new TestDevice();
        Assert.IsFalse(WifiNetworkHelper.ConnectDhcp("net", "correct horse", wifiAdapterId: 1));
        Assert.AreEqual(NetworkHelperStatus.ExceptionOccurred, WifiNetworkHelper.Status);
        Assert.IsInstanceOfType<IndexOutOfRangeException>(WifiNetworkHelper.HelperException);
    }

    [TestMethod]
    public void LossAndReturnOfTheNetworkAreSignalled()
    {
        using var device = new TestDevice();
        var available = new List<bool>();
        NetworkChange.NetworkAvailabilityChanged += (_, e) => available.Add(e.IsAvailable);
        WifiNetworkHelper.SetupNetworkHelper("net", "correct horse");
        Assert.IsTrue(WifiNetworkHelper.NetworkReady.WaitOne(10_000));
        device.Device.Network.IsUp = false;
        Assert.IsFalse(WifiNetworkHelper.NetworkReady.WaitOne(0));
        Assert.AreEqual(NetworkHelperStatus.Reconnecting, WifiNetworkHelper.Status);
        device.Device.Network.IsUp = true;
        Assert.IsTrue(WifiNetworkHelper.NetworkReady.WaitOne(0));
        CollectionAssert.AreEqual(new[] { true, false, true }, available);
        Assert.ThrowsExactly<InvalidOperationException>(
            () => WifiNetworkHelper.SetupNetworkHelper("net", "correct horse"));
    }

    [TestMethod]
    public void AnAdapterTellsWhyItDidNotConnect()
    {
        using var device = new TestDevice();
        device.Device.Network.Ssid = "net";
        device.Device.Network.Password = "correct horse";
        var adapter = WifiAdapter.FindAllAdapters().Single();
        Assert.AreEqual(WifiConnectionStatus.NetworkNotAvailable, Join("other", "correct horse"));
        Assert.AreEqual(WifiConnectionStatus.InvalidCredential, Join("net", "wrong"));
        Assert.AreEqual(WifiConnectionStatus.Success, Join("net", "correct horse"));
        Assert.AreEqual("net", adapter.NetworkReport.AvailableNetworks.Single().Ssid);
        adapter.Disconnect();
        Assert.IsFalse(NetworkInterface.GetIsNetworkAvailable());

        WifiConnectionStatus Join(string ssid, string password) => adapter.Connect(
            ssid, WifiReconnectionKind.Automatic, password).ConnectionStatus;
    }

    [TestMethod]
    public void WhatWasStoredIsUsedAgain()
    {
        using var device = new TestDevice();
        Assert.IsTrue(WifiNetworkHelper.ConnectDhcp("net", "correct horse"));
        WifiNetworkHelper.Disconnect();
        Assert.IsFalse(NetworkInterface.GetIsNetworkAvailable());
        Assert.IsTrue(WifiNetworkHelper.Reconnect());
        Assert.AreEqual(
            "net", Wireless80211Configuration.GetAllWireless80211Configurations()[0].Ssid);
    }

    [TestMethod]
    public void AFixedAddressIsShown()
    {
        using var device = new TestDevice();
        var configuration = new IPConfiguration("10.0.0.2", "255.255.255.0", "10.0.0.1");
        Assert.IsTrue(WifiNetworkHelper.ConnectFixAddress("net", "correct horse", configuration));
        var network = NetworkInterface.GetAllNetworkInterfaces()[0];
        Assert.AreEqual("10.0.0.2", network.IPv4Address);
        Assert.IsFalse(network.IsDhcpEnabled);
    }
}
