namespace NanoDps.Logging
{
    /// <summary>
    /// The stable number of each kind of line. The hundreds are the phase: 1 boot, 2 network,
    /// 3 clock, 4 DPS, 5 hub. The last two digits from 50 are warnings, from 80 errors. What both
    /// DPS and the hub do has the same last two digits.
    /// </summary>
    public enum LogCode
    {
        /// <summary>The firmware has started.</summary>
        Boot = 101,

        /// <summary>Roots of a bundle that the owner has signed are trusted too.</summary>
        RootBundle = 110,

        /// <summary>The CA bundle that the runtime stores was replaced by the pinned roots.</summary>
        StoredRoots = 111,

        /// <summary>The hub is known from before: there is no registration.</summary>
        KnownHub = 112,

        /// <summary>The device has a certificate.</summary>
        Certificate = 113,

        /// <summary>How the last boot ended, as far as anything shows it.</summary>
        LastEnd = 120,

        /// <summary>The roots that are trusted, and for how long.</summary>
        Roots = 121,

        /// <summary>A bundle of roots was refused; the others stay.</summary>
        RootBundleRefused = 160,

        /// <summary>A bundle of roots is used and could not be kept.</summary>
        RootBundleNotKept = 161,

        /// <summary>The CA bundle that the runtime stores was not replaced.</summary>
        StoredRootsFault = 162,

        /// <summary>A root, or the device's certificate, expires within 90 days, or has expired.</summary>
        RootExpiry = 163,

        /// <summary>The last start hung in a TLS handshake, or lost its power there.</summary>
        Hung = 164,

        /// <summary>The assignment could not be kept.</summary>
        HubNotKept = 165,

        /// <summary>The device's certificate cannot be used.</summary>
        CertificateFault = 166,

        /// <summary>The issued certificate could not be kept.</summary>
        ChainNotKept = 167,

        /// <summary>The configuration is missing or wrong.</summary>
        ConfigurationFault = 180,

        /// <summary>An unexpected exception.</summary>
        Unexpected = 181,

        /// <summary>The network is being joined, and who the device is.</summary>
        NetworkJoining = 201,

        /// <summary>The network was joined.</summary>
        NetworkUp = 202,

        /// <summary>The network was not joined; it is tried again.</summary>
        NetworkFault = 250,

        /// <summary>The clock is set.</summary>
        Clock = 301,

        /// <summary>Connecting to DPS.</summary>
        DpsConnecting = 401,

        /// <summary>Connected to DPS.</summary>
        DpsConnected = 402,

        /// <summary>The connection to DPS was closed.</summary>
        DpsClosed = 403,

        /// <summary>A register request was sent.</summary>
        DpsRegister = 404,

        /// <summary>A poll was sent.</summary>
        DpsPoll = 405,

        /// <summary>DPS answered.</summary>
        DpsReply = 406,

        /// <summary>The device is assigned to a hub.</summary>
        DpsAssigned = 407,

        /// <summary>A fault on the way to or at DPS.</summary>
        DpsFault = 450,

        /// <summary>DPS's error code, message and tracking id.</summary>
        DpsError = 451,

        /// <summary>A call into the platform could not be ended with its connection: it goes on in
        /// a thread of its own until the platform ends it.</summary>
        DpsAbandoned = 452,

        /// <summary>The round ended without an assignment; the next one comes after the pause.</summary>
        DpsPause = 480,

        /// <summary>Connecting to the hub.</summary>
        HubConnecting = 501,

        /// <summary>Connected to the hub.</summary>
        HubConnected = 502,

        /// <summary>The connection to the hub was closed.</summary>
        HubClosed = 503,

        /// <summary>A message was sent.</summary>
        HubSent = 504,

        /// <summary>A message was acknowledged.</summary>
        HubAcknowledged = 505,

        /// <summary>A fault on the way to or at the hub.</summary>
        HubFault = 550,

        /// <summary>As 452, on the way to the hub.</summary>
        HubAbandoned = 552,

        /// <summary>The hub does not take the device; DPS is asked again after the pause.</summary>
        HubPause = 580
    }
}
