namespace NanoDps.Serial
{
    /// <summary>
    /// What to do about each fault, for lines that do not say it. A test holds the texts to
    /// firmware/NanoDps/Faults/faults.tsv.
    /// </summary>
    public static class FaultAdvice
    {
        // One text, as in FaultTable: half the bytes of a switch.
        private const string Rows =
            "\n101 write nanodps.conf"
            + "\n102 correct nanodps.conf"
            + "\n201 check Wi-Fi or cable"
            + "\n202 check endpoint, DNS"
            + "\n203 open port 8883"
            + "\n204 open port 8883"
            + "\n301 allow NTP"
            + "\n302 allow NTP"
            + "\n401 check clock"
            + "\n402 check endpoint"
            + "\n403 look for a TLS proxy"
            + "\n404 see code"
            + "\n405 check the CLR's suites"
            + "\n406 check endpoint"
            + "\n407 check endpoint"
            + "\n409 free heap"
            + "\n410 see code"
            + "\n501 check endpoint"
            + "\n502 check registration-id"
            + "\n504 check key, id-scope, clock"
            + "\n505 check key, enrolment, clock"
            + "\n601 see error"
            + "\n602 check key, id-scope, clock"
            + "\n603 check enrolment, quota"
            + "\n604 check enrolment, registration-id"
            + "\n608 see error"
            + "\n609 enable it"
            + "\n610 update firmware"
            + "\n613 assign an MQTT 3.1.1 hub"
            + "\n901 report it"
            + "\n";

        /// <summary>What to do; null where there is nothing to do but wait.</summary>
        public static string Of(int fault)
        {
            int start = Rows.IndexOf("\n" + fault.ToString() + " ");
            if (start < 0)
            {
                return null;
            }

            start += 5;
            return Rows.Substring(start, Rows.IndexOf('\n', start) - start);
        }
    }
}
