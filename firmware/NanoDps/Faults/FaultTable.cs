namespace NanoDps.Faults
{
    /// <summary>
    /// The one table of faults: number, a stable name that says what happened, what to do where
    /// waiting is not enough. Whose fault it is stands in the hundreds of the number.
    /// </summary>
    public static class FaultTable
    {
        // One text, for it takes half the bytes of a switch. An exclamation mark says that trying
        // again at once is pointless: someone must change something first.
        private const string Rows =
            "\n101 config-missing: write nanodps.conf"
            + "\n102 config-invalid: correct nanodps.conf"
            + "\n201 network-down: check Wi-Fi or cable"
            + "\n202 name-unknown: check endpoint, DNS"
            + "\n203 unreachable: open port 8883"
            + "\n204 connect-timeout: open port 8883"
            + "\n205 connection-lost"
            + "\n206 no-answer"
            + "\n301 clock-not-set: allow NTP"
            + "\n302 clock-behind: allow NTP"
            + "\n401!certificate-expired: check clock"
            + "\n402!certificate-name: check endpoint"
            + "\n403!certificate-untrusted: look for a TLS proxy"
            + "\n404!certificate-invalid: see code"
            + "\n405!tls-alert: check the CLR's suites"
            + "\n406!tls-version: check endpoint"
            + "\n407!not-tls: check endpoint"
            + "\n408 handshake-lost"
            + "\n409 tls-memory: free heap"
            + "\n410!tls-other: see code"
            + "\n501 protocol-refused: check endpoint"
            + "\n502!client-id-refused: check registration-id"
            + "\n503 server-unavailable"
            + "\n504!bad-credentials: check key, id-scope, clock"
            + "\n505!not-authorized: check key, enrolment, clock"
            + "\n506 no-connack"
            + "\n508 not-acknowledged"
            + "\n601!bad-request: see error"
            + "\n602!unauthorized: check key, id-scope, clock"
            + "\n603!forbidden: check enrolment, quota"
            + "\n604!not-found: check enrolment, registration-id"
            + "\n605 conflict"
            + "\n606 throttled"
            + "\n607 service-error"
            + "\n608!registration-failed: see error"
            + "\n609!registration-disabled: enable it"
            + "\n610!registration-unknown: update firmware"
            + "\n611 bad-reply"
            + "\n612 round-timeout"
            + "\n613!hub-profile: assign an MQTT 3.1.1 hub"
            + "\n901 unexpected: report it"
            + "\n";

        /// <summary>The row of a fault: number, space or !, name, and what to do.</summary>
        public static string Describe(Fault fault)
        {
            int start = Rows.IndexOf("\n" + ((int)fault).ToString()) + 1;
            return Rows.Substring(start, Rows.IndexOf('\n', start) - start);
        }

        /// <summary>
        /// Whether the fault ends the round: the next one comes after the long pause.
        /// </summary>
        public static bool IsPermanent(Fault fault)
        {
            return Describe(fault)[3] == '!';
        }
    }
}
