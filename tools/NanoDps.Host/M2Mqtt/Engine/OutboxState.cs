namespace NanoDps.Host.Mqtt;

/// <summary>What a message of the queue waits for.</summary>
internal enum OutboxState
{
    /// <summary>To be sent, or for a received message: to be acknowledged.</summary>
    Queued,

    /// <summary>PUBACK, SUBACK or UNSUBACK.</summary>
    AwaitAcknowledgement,

    AwaitPubrec,

    /// <summary>PUBREL to be sent again.</summary>
    PubrelQueued,

    AwaitPubcomp,

    /// <summary>Received at QoS 2.</summary>
    AwaitPubrel,
}
