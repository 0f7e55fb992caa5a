using System.Net.Sockets;
using MQTTnet.Packets;
using nanoFramework.M2Mqtt;
using nanoFramework.M2Mqtt.Exceptions;
using nanoFramework.M2Mqtt.Messages;

namespace NanoDps.Host.Mqtt;

internal sealed partial class MqttEngine
{
    /// <summary>
    /// Makes the connection and returns the broker's code, accepting or not (B14).
    /// </summary>
    public MqttReasonCode Connect(ConnectRequest request)
    {
        var connection = OpenConnection();
        new ReceiveLoop(this, connection).Start();
        var answer = SendAndWait(ConnectEncoder.Encode(request), MqttSettings.DefaultTimeout);
        if (answer is not MqttConnAckPacket connack)
        {
            throw InvalidCast();
        }

        var code = (MqttReasonCode)connack.ReturnCode;
        if (code == MqttReasonCode.Success)
        {
            Client.Remember(request);
            StartWorkers(connection, request.KeepAlivePeriod * 1000);
        }

        return code;
    }

    /// <summary>
    /// Sends PINGREQ and waits for PINGRESP, or marks the connection as lost (B100).
    /// </summary>
    public void Ping(MqttConnection connection, int milliseconds)
    {
        try
        {
            if (SendAndWait(PacketEncoder.Pingreq(), milliseconds) is not MqttPingRespPacket)
            {
                throw InvalidCast();
            }
        }
        catch (Exception e) when (e is MqttCommunicationException or InvalidCastException)
        {
            BeginClosing(connection);
        }
    }

    private MqttConnection OpenConnection()
    {
        _isConnecting = true;
        try
        {
            _channel.ValidateServerCertificate = Settings.ValidateServerCertificate;
            var link = OpenChannel();
            EndPreviousThreads();
            Volatile.Write(ref _lastSent, 0);
            var connection = new MqttConnection(link);
            _current = connection;
            _isRunning = true;
            _isClosing = false;
            _isLeaving = false;
            return connection;
        }
        finally
        {
            _isConnecting = false;
        }
    }

    private ChannelLink OpenChannel()
    {
        try
        {
            return _channel.Connect();
        }
        catch (SocketException e)
        {
            throw new MqttConnectionException(
                $"Socket exception connecting to the broker: {e.ErrorCode}", e);
        }
        catch (Exception e) when (e is not (DeviceStoppedException or DeviceCrashedException))
        {
            throw new MqttConnectionException("Exception connecting to the broker", e);
        }
    }

    // The dispatching thread is not waited for: it may be the one that connects again (B82).
    private void EndPreviousThreads()
    {
        if (_current is not { } previous)
        {
            return;
        }

        var isSpinning = _isRunning
            && previous is { EmptyReads: > 0, Receiver.IsAlive: true };
        Thread?[] workers = [previous.Sender, previous.KeepAlive, previous.Receiver];
        if (Array.TrueForAll(workers, worker => worker is not { IsAlive: true }))
        {
            return;
        }

        _isRunning = false;
        previous.WakeAll();
        if (isSpinning)
        {
            // The device's spinning thread goes over to the new socket and blocks there, so that
            // the wait for it takes its full time (B21).
            Thread.Sleep(DeviceScheduling.JoinLimit);
        }

        foreach (var worker in workers)
        {
            Join(worker);
        }
    }

    private void StartWorkers(MqttConnection connection, int keepAlive)
    {
        if (keepAlive != 0)
        {
            _keepAliveEnded = new AutoResetEvent(false);
            new KeepAliveLoop(this, connection, keepAlive, _keepAliveEnded).Start();
        }

        new DispatchLoop(this, connection).Start();
        new SendLoop(this, connection).Start();
        _isConnected = true;
    }

    private MqttPacket SendAndWait(byte[] packet, int milliseconds)
    {
        _exchange.Begin();
        Send(packet);
        try
        {
            return _exchange.Wait(milliseconds);
        }
        finally
        {
            Device?.Native.Wait();
        }
    }

    private static void Join(Thread? worker)
    {
        if (worker is { IsAlive: true })
        {
            worker.Join(DeviceScheduling.JoinLimit);
        }
    }

    private static InvalidCastException InvalidCast() =>
        new(DeviceMessages.Default(typeof(InvalidCastException)));
}
