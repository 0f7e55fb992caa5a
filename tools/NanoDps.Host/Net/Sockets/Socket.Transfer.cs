extern alias bcl;

using System.Diagnostics;
using NanoDps.Host;
using BclEndPoint = bcl::System.Net.EndPoint;
using BclFlags = bcl::System.Net.Sockets.SocketFlags;
using BclIPEndPoint = bcl::System.Net.IPEndPoint;
using BclLevel = bcl::System.Net.Sockets.SocketOptionLevel;
using BclName = bcl::System.Net.Sockets.SocketOptionName;
using BclSelect = bcl::System.Net.Sockets.SelectMode;

namespace System.Net.Sockets;

public partial class Socket
{
    /// <summary>Sends all of the buffer.</summary>
    public int Send(byte[] buffer) => Send(buffer, 0, Length(buffer), SocketFlags.None);

    /// <summary>Sends all of the buffer.</summary>
    public int Send(byte[] buffer, SocketFlags socketFlags) =>
        Send(buffer, 0, Length(buffer), socketFlags);

    /// <summary>Sends the start of the buffer.</summary>
    public int Send(byte[] buffer, int size, SocketFlags socketFlags) =>
        Send(buffer, 0, size, socketFlags);

    /// <summary>Sends a part of the buffer, all of it: no short count is returned (A17).</summary>
    /// <exception cref="SocketException">
    /// 10060: the time was over, part of the data may be sent; 10054: the peer is gone (A15, A16).
    /// </exception>
    public int Send(byte[] buffer, int offset, int size, SocketFlags socketFlags)
    {
        using var call = Begin();
        var wire = Wire;
        CheckPart(buffer, offset, size);
        var watch = Stopwatch.StartNew();
        var sent = 0;

        while (sent < size)
        {
            var part = buffer.AsSpan(offset + sent, size - sent);

            if (wire.TrySend(part, (BclFlags)(int)socketFlags, out var count))
            {
                sent += count;
            }
            else if (!wire.Wait(BclSelect.SelectWrite, Left(_sendTimeout, watch)))
            {
                throw new SocketException(SocketError.TimedOut);
            }
        }

        return sent;
    }

    /// <summary>Receives into the buffer.</summary>
    public int Receive(byte[] buffer) => Receive(buffer, 0, Length(buffer), SocketFlags.None);

    /// <summary>Receives into the buffer.</summary>
    public int Receive(byte[] buffer, SocketFlags socketFlags) =>
        Receive(buffer, 0, Length(buffer), socketFlags);

    /// <summary>Receives into the start of the buffer.</summary>
    public int Receive(byte[] buffer, int size, SocketFlags socketFlags) =>
        Receive(buffer, 0, size, socketFlags);

    /// <summary>
    /// Receives what is there, at least one byte; 0 when the peer has ended (A10).
    /// </summary>
    /// <exception cref="SocketException">
    /// 10060: the time was over (A9); 10054: reset by the peer (A12, A13).
    /// </exception>
    public int Receive(byte[] buffer, int offset, int size, SocketFlags socketFlags)
    {
        using var call = Begin();
        var wire = Wire;
        CheckPart(buffer, offset, size);
        var watch = Stopwatch.StartNew();

        while (true)
        {
            var part = buffer.AsSpan(offset, size);

            if (wire.TryReceive(part, (BclFlags)(int)socketFlags, out var count))
            {
                return count;
            }

            if (!wire.Wait(BclSelect.SelectRead, Left(_receiveTimeout, watch)))
            {
                throw new SocketException(SocketError.TimedOut);
            }
        }
    }

    /// <summary>Sends a datagram.</summary>
    public int SendTo(byte[] buffer, EndPoint remoteEP) =>
        SendTo(buffer, 0, Length(buffer), SocketFlags.None, remoteEP);

    /// <summary>Sends a datagram.</summary>
    public int SendTo(byte[] buffer, SocketFlags socketFlags, EndPoint remoteEP) =>
        SendTo(buffer, 0, Length(buffer), socketFlags, remoteEP);

    /// <summary>Sends a datagram.</summary>
    public int SendTo(byte[] buffer, int size, SocketFlags socketFlags, EndPoint remoteEP) =>
        SendTo(buffer, 0, size, socketFlags, remoteEP);

    /// <summary>Sends a datagram.</summary>
    public int SendTo(
        byte[] buffer, int offset, int size, SocketFlags socketFlags, EndPoint remoteEP)
    {
        using var call = Begin();
        var wire = Wire;
        CheckPart(buffer, offset, size);
        var target = ToBcl(remoteEP);
        return wire.Guard(() =>
            wire.Socket.SendTo(buffer, offset, size, (BclFlags)(int)socketFlags, target));
    }

    /// <summary>Receives a datagram.</summary>
    public int ReceiveFrom(byte[] buffer, ref EndPoint remoteEP) =>
        ReceiveFrom(buffer, 0, Length(buffer), SocketFlags.None, ref remoteEP);

    /// <summary>Receives a datagram.</summary>
    public int ReceiveFrom(byte[] buffer, SocketFlags socketFlags, ref EndPoint remoteEP) =>
        ReceiveFrom(buffer, 0, Length(buffer), socketFlags, ref remoteEP);

    /// <summary>Receives a datagram.</summary>
    public int ReceiveFrom(
        byte[] buffer, int size, SocketFlags socketFlags, ref EndPoint remoteEP) =>
        ReceiveFrom(buffer, 0, size, socketFlags, ref remoteEP);

    /// <summary>Receives a datagram.</summary>
    public int ReceiveFrom(
        byte[] buffer, int offset, int size, SocketFlags socketFlags, ref EndPoint remoteEP)
    {
        using var call = Begin();
        var wire = Wire;
        CheckPart(buffer, offset, size);

        if (!wire.Wait(BclSelect.SelectRead, _receiveTimeout))
        {
            throw new SocketException(SocketError.TimedOut);
        }

        BclEndPoint from = new BclIPEndPoint(0, 0);
        var count = wire.Guard(() =>
            wire.Socket.ReceiveFrom(buffer, offset, size, (BclFlags)(int)socketFlags, ref from));
        remoteEP = FromBcl((BclIPEndPoint)from)!;
        return count;
    }

    /// <summary>Sets an option.</summary>
    public void SetSocketOption(
        SocketOptionLevel optionLevel, SocketOptionName optionName, int optionValue)
    {
        using var call = Begin();
        var wire = Wire;
        wire.Guard(() => wire.Socket.SetSocketOption(
            (BclLevel)(int)optionLevel, (BclName)(int)optionName, optionValue));
    }

    /// <summary>Sets an option.</summary>
    public void SetSocketOption(
        SocketOptionLevel optionLevel, SocketOptionName optionName, bool optionValue) =>
        SetSocketOption(optionLevel, optionName, optionValue ? 1 : 0);

    /// <summary>Sets an option.</summary>
    public void SetSocketOption(
        SocketOptionLevel optionLevel, SocketOptionName optionName, byte[] optionValue)
    {
        using var call = Begin();
        var wire = Wire;
        wire.Guard(() => wire.Socket.SetSocketOption(
            (BclLevel)(int)optionLevel, (BclName)(int)optionName, optionValue));
    }

    /// <summary>Reads an option.</summary>
    public object GetSocketOption(SocketOptionLevel optionLevel, SocketOptionName optionName)
    {
        using var call = Begin();
        var wire = Wire;
        return wire.Guard(() => wire.Socket.GetSocketOption(
            (BclLevel)(int)optionLevel, (BclName)(int)optionName))!;
    }

    /// <summary>Reads an option.</summary>
    public void GetSocketOption(
        SocketOptionLevel optionLevel, SocketOptionName optionName, byte[] val)
    {
        using var call = Begin();
        var wire = Wire;
        wire.Guard(() => wire.Socket.GetSocketOption(
            (BclLevel)(int)optionLevel, (BclName)(int)optionName, val));
    }

    internal static int Left(int timeout, Stopwatch watch) =>
        timeout < 0 ? -1 : (int)Math.Max(0, timeout - watch.ElapsedMilliseconds);

    private static int Length(byte[] buffer) =>
        buffer?.Length ?? throw DeviceMessages.NullReference();

    private static void CheckPart(byte[] buffer, int offset, int size)
    {
        if (buffer is null)
        {
            throw DeviceMessages.NullReference();
        }

        if (offset < 0 || size < 0 || size > buffer.Length - offset)
        {
            throw DeviceMessages.OutOfRange();
        }
    }
}
