namespace NanoDps.Emulator.Configuration;

/// <summary>
/// Where DPS refuses an identity. Over MQTT both have been seen of the real service: devices report
/// CONNACK 5, and SDK sources quote 401 answers on the result topic. When it does which is not
/// established.
/// </summary>
public enum IdentityRefusal
{
    /// <summary>At once, with CONNACK 5.</summary>
    Connack,

    /// <summary>
    /// The connection is accepted and the register request answered: 401 (401002) for a wrong
    /// token, 404 (404201) for an id without enrollment, 200 with status
    /// "disabled" for a disabled one.
    /// </summary>
    Answer,
}
