namespace NanoDps.FieldApp
{
    /// <summary>
    /// The diagnostics UART of each board, by the name that its CLR has (SystemInfo.TargetName):
    /// one program for all of them. A test holds it to boards/*/board.json, where the reasons
    /// stand.
    /// </summary>
    public static class BoardUart
    {
        // Name, port, GPIO that sends, GPIO that receives.
        private const string Rows =
            "\nESP32_C3 COM2 4 5"
            + "\nESP32_C61 COM2 4 5"
            + "\nESP32_OLIMEX COM2 4 36"
            + "\nESP32_PSRAM_REV0 COM2 33 32"
            + "\nESP32_PSRAM_REV3 COM2 33 32"
            + "\nESP32_REV0 COM2 33 32"
            + "\nESP32_REV3 COM2 33 32"
            + "\nESP32_S2 COM2 4 5"
            + "\nESP32_S3_OCTAL COM2 17 18"
            + "\nESP32_S3_QUAD COM2 17 18"
            + "\nESP32_WT32_ETH01 COM2 17 5"
            + "\nM5Core2 COM2 33 32"
            + "\n";

        /// <summary>Opens it; null on a board that is not known.</summary>
        /// <exception cref="System.Exception">The CLR does not open it.</exception>
        public static UartLine Open(string target)
        {
            string row = Find(target);
            if (row == null)
            {
                return null;
            }

            string[] parts = row.Split(' ');
            return new UartLine(parts[0], int.Parse(parts[1]), int.Parse(parts[2]));
        }

        /// <summary>Port and pins, "COM2 4 5"; null for a board that is not known.</summary>
        public static string Find(string target)
        {
            string key = "\n" + target + " ";
            int start = Rows.IndexOf(key);
            if (start < 0)
            {
                return null;
            }

            start += key.Length;
            return Rows.Substring(start, Rows.IndexOf('\n', start) - start);
        }
    }
}
