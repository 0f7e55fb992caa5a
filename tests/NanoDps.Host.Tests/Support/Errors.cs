extern alias nano;

using nano::System.Net.Sockets;

namespace NanoDps.Host.Tests.Support;

/// <summary>Assertions about the exceptions that the rows name.</summary>
internal static class Errors
{
    public const int ClosedMeanwhile = -1728053248;

    /// <summary>Asserts a SocketException without text of its own, and gives its code.</summary>
    public static int SocketCode(Action action)
    {
        var e = Assert.ThrowsExactly<SocketException>(action);
        Assert.AreEqual("Exception was thrown: System.Net.Sockets.SocketException", e.Message);
        Assert.IsNull(e.InnerException);
        return e.ErrorCode;
    }

    /// <summary>Asserts an exception with the text of one that native code made ("DM").</summary>
    public static void Default<T>(Action action)
        where T : Exception
    {
        var e = Assert.ThrowsExactly<T>(action);
        Assert.AreEqual("Exception was thrown: " + typeof(T).FullName, e.Message);
    }

    public static void Says<T>(string message, Action action)
        where T : Exception
    {
        var e = Assert.ThrowsExactly<T>(action);
        Assert.AreEqual(message, e.Message);
    }
}
