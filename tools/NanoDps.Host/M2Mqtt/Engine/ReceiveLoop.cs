using System.Net.Sockets;
using MQTTnet.Packets;
using nanoFramework.M2Mqtt.Exceptions;
using nanoFramework.M2Mqtt.Messages;

namespace NanoDps.Host.Mqtt;

/// <summary>
/// The receiving thread: reads packets, raises ConnectionOpened and ConnectionClosedRequest itself
/// (B11, B117), leaves everything else to the other threads.
/// </summary>
internal sealed class ReceiveLoop(MqttEngine engine, MqttConnection connection)
{
    private readonly PacketReader _reader = new(connection.Link);
    private long _pendingSince;

    public void Start() => connection.StartReceiver(Run);

    private void Run()
    {
        connection.Link.BeforeRead = WakeCallerWhenIdle;
        try
        {
            ReadOn();
        }
        finally
        {
            ReleaseWaiters();
        }
    }

    private void ReadOn()
    {
        while (engine.Runs(connection))
        {
            try
            {
                Handle(_reader.Read(engine.Client.ProtocolVersion));
            }
            catch (Exception e) when (e is not (DeviceStoppedException or DeviceCrashedException))
            {
                HandleFailure(e);
            }
        }
    }

    // Close during a Connect ends its wait; a device that is switched off ends all threads.
    private void ReleaseWaiters()
    {
        var exchange = engine.Exchange;
        if (engine.Current == connection)
        {
            if (!exchange.IsPending)
            {
                exchange.Fail(new MqttCommunicationException(), isEnd: true);
            }

            exchange.Wake();
        }

        connection.WakeAll();
    }

    private void WakeCallerWhenIdle()
    {
        var exchange = engine.Exchange;
        if (!exchange.IsPending)
        {
            _pendingSince = 0;
            return;
        }

        _pendingSince = _pendingSince == 0 ? Environment.TickCount64 : _pendingSince;
        var isOverdue = Environment.TickCount64 - _pendingSince > DeviceScheduling.TimeSlice;
        if (isOverdue || !connection.Link.IsReadable(DeviceScheduling.BeforeWaking))
        {
            exchange.Wake();
        }
    }

    private void Handle(MqttPacket? packet)
    {
        switch (packet)
        {
            case null:
                HandleEnd();
                return;
            case MqttConnAckPacket connack:
                RaiseOpened(connack);
                engine.Exchange.Answer(connack);
                return;
            case MqttPingRespPacket pingresp:
                engine.Exchange.Answer(pingresp);
                return;
            case MqttDisconnectPacket:
                engine.Device?.Native.Wait();
                engine.Client.RaiseClosedRequest();
                break;
            case MqttPublishPacket publish:
                engine.Outbox.EnqueueReceived(publish, engine.Settings.InflightQueueSize);
                connection.SendWake.Set();
                break;
            case MqttPubRelPacket pubrel when !engine.Outbox.AwaitsPubrel(pubrel.PacketIdentifier):
                engine.Send(PacketEncoder.Pubcomp(pubrel.PacketIdentifier));
                break;
            case MqttPacketWithIdentifier answer:
                engine.Outbox.Answer(answer);
                connection.SendWake.Set();
                break;
        }

        engine.Exchange.ClearFailure();
    }

    private void RaiseOpened(MqttConnAckPacket connack)
    {
        engine.Device?.Native.Wait();
        engine.Client.RaiseOpened(new MqttMsgConnack
        {
            SessionPresent = connack.IsSessionPresent,
            ReturnCode = (MqttReasonCode)connack.ReturnCode,
        });
    }

    // The device reads on from the closed connection without a pause until Close (B20). Here each
    // round takes a millisecond, so that a test process is not burnt; the rounds are counted.
    private void HandleEnd()
    {
        engine.Exchange.Fail(new MqttCommunicationException(), isEnd: true);
        engine.BeginClosing(connection);
        engine.Exchange.Wake();
        connection.CountEmptyRead();
        Thread.Sleep(1);
    }

    private void HandleFailure(Exception e)
    {
        var isEnd = MustClose(e);
        engine.Exchange.Fail(new MqttCommunicationException(e), isEnd);
        if (isEnd)
        {
            engine.BeginClosing(connection);
        }
    }

    private static bool MustClose(Exception e) => e switch
    {
        MqttClientException wrong => wrong.ErrorCode == MqttClientErrorCode.InvalidFlagBits,
        _ => e.GetType() == typeof(IOException)
            || e is SocketException
            || e.InnerException is SocketException,
    };
}
