namespace NanoDps.Faults;

/// <summary>The sections of the page, in its order.</summary>
internal static class FaultSections
{
    public static IReadOnlyList<FaultSection> All { get; } =
    [
        new(
            FaultKind.Log,
            "Log events",
            """
            The third word of a line. The hundreds are the phase: 1 boot, 2 network, 3 clock, 4 dps, 5 hub, 6 shell.
            The last two digits from 50 are warnings, from 80 errors.
            """),
        new(
            FaultKind.Fault,
            "The device's faults",
            """
            Warnings and errors name one: number, name, what to do, and `code=` with the platform's own number: the
            NetworkHelperStatus for 201, Winsock's number for 202 to 206, mbedTLS's code or the certificate's verify
            flags for 302 and 401 to 410, CONNACK's code for 501 to 505; 0 when there is none. An exclamation mark
            behind the number means *pause*. At the hub, three refusals or ten other failures in a row lead back to
            DPS.

            The hundreds say where to look: 1 the configuration, 2 the network, 3 the clock, 4 the server's TLS, 5 the
            identity or the MQTT server, 6 DPS, 9 this firmware.
            """),
        new(
            FaultKind.Dps,
            "DPS's error codes",
            """
            `error=` in line 451. A code that is not here belongs to its first three digits.
            """),
        new(
            FaultKind.Status,
            "Registration statuses and substatuses",
            """
            `registration=` in line 406 and `substatus=` in line 407.
            """),
        new(
            FaultKind.Hub,
            "IoT Hub's error codes",
            """
            They stand in the hub's own logs and in answers to twin operations: MQTT 3.1.1 has no place for them
            when the hub closes a connection. A code that is not here belongs to its first three digits.
            """),
        new(
            FaultKind.Connack,
            "CONNACK's return codes",
            """
            `code=` of the faults 501 to 505.
            """),
        new(
            FaultKind.Network,
            "Network statuses",
            """
            `code=` of the fault 201.
            """),
        new(
            FaultKind.Tls,
            "mbedTLS's codes",
            """
            `code=` of the faults 405 to 410 when it is negative. The numbers are those of mbedTLS 3.6, by which the
            firmware's CLR is built; mbedTLS 2 has others.
            """),
        new(
            FaultKind.X509,
            "Certificate flags",
            """
            `code=` of the faults 302 and 401 to 404 is a set of these: 13 is 0x01, 0x04 and 0x08.
            """),
        new(
            FaultKind.Socket,
            "Socket errors",
            """
            `code=` of the faults 202 to 206. nanoFramework has Winsock's numbers on every board.
            """),
        new(
            FaultKind.Reset,
            "Resets",
            """
            `rst:0x1 (POWERON…)` in what the chip's ROM writes at the start, on the board's own USB socket. Names
            differ from chip to chip, numbers do not.
            """),
    ];
}
