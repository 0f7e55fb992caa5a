using System;
using NanoDps.Logging;

namespace NanoDps.Serial
{
    /// <summary>
    /// Does one command at a time. Each ends with exactly one line: 602 when it was done, 680 with
    /// what was expected, what came and what to do when not. A word that is none of the shell's is
    /// not repeated, since it may be a secret in the wrong place.
    /// </summary>
    internal sealed class Shell
    {
        /// <summary>How long a restart waits for the last lines, in ms.</summary>
        internal const int DrainTime = 1000;

        // Behind these nothing stands.
        private const string Alone = " help status history reprovision reboot ";

        internal readonly SerialSink Sink;
        internal readonly ShellDevice Device;
        internal readonly Files Files;
        internal readonly HistoryFile History;
        internal PassphraseLock Lock;

        private readonly ConfigCommands _config;
        private readonly TestCommands _tests;
        private readonly OwnerCommands _owner;

        internal Shell(SerialSink sink, ShellDevice device, Files files, HistoryFile history)
        {
            Sink = sink;
            Device = device;
            Files = files;
            Lock = new PassphraseLock(files);
            History = history;
            _config = new ConfigCommands(this);
            _tests = new TestCommands(this);
            _owner = new OwnerCommands(this);
        }

        /// <summary>What is said at the start, and to an empty line.</summary>
        internal void Hello()
        {
            Sink.Answer(ShellCode.Hello, "NanoDps 0.1.0, type help");
            string lacks = new ConfigFile(Files).Lacks();
            if (lacks != null)
            {
                Sink.Answer(
                    ShellCode.Warning,
                    "not configured: " + lacks + "; type config set <name> <value>");
            }
        }

        /// <summary>Does a command, or says what is wrong with it.</summary>
        /// <param name="line">The line, without blanks around it.</param>
        /// <param name="now">Monotonic time in ms.</param>
        internal void Run(string line, long now)
        {
            if (line.Length == 0)
            {
                Hello();
                return;
            }

            string name = TakeWord(ref line);
            string error;
            try
            {
                error = Do(ref name, line, now);
            }
            catch (Exception e)
            {
                error = "expected no exception, got " + Log.Clean(e.Message) + "; report it";
            }

            if (error != null)
            {
                Fail(error);
            }
            else if (name != null)
            {
                Done(name);
            }
        }

        /// <summary>Ends a command that was done.</summary>
        internal void Done(string command)
        {
            Sink.Answer(ShellCode.Ok, "ok command=" + command);
        }

        /// <summary>Ends a command that was not done, or a line that is none.</summary>
        internal void Fail(string error)
        {
            Sink.Answer(ShellCode.Error, "error " + error);
        }

        /// <summary>Writes a line of an answer; null for none.</summary>
        internal void Say(string text)
        {
            if (text != null)
            {
                Sink.Answer(ShellCode.Answer, text);
            }
        }

        /// <summary>
        /// Null when the setters may be used, and then they stay open from now on again; else the
        /// error.
        /// </summary>
        internal string Locked(long now)
        {
            if (!Lock.IsOpen(now))
            {
                return "expected an unlocked shell, got a locked one; type unlock <passphrase>";
            }

            Lock.Prolong(now);
            return null;
        }

        /// <summary>
        /// The first word of a line; what is behind it stays, without blanks around.
        /// </summary>
        internal static string TakeWord(ref string line)
        {
            int blank = line.IndexOf(' ');
            string word = blank < 0 ? line : line.Substring(0, blank);
            line = blank < 0 ? "" : line.Substring(blank + 1).Trim();
            return word;
        }

        /// <summary>Writes the history, lets the last lines out, and restarts the board.</summary>
        internal void Restart()
        {
            Sink.Write(SerialSink.ShellLine(ShellCode.Restart, "restart asked-by=shell"));
            History.IsClosed = true;
            History.Save(Sink.History);
            Sink.Queue.Drain(DrainTime);
            Device.Restart();
        }

        /// <returns>
        /// An error or null. The name is then that of the command, null when the end was told.
        /// </returns>
        private string Do(ref string name, string rest, long now)
        {
            if (rest.Length > 0 && Alone.IndexOf(" " + name + " ") >= 0)
            {
                return "expected the command alone, got more behind it; type help";
            }

            switch (name)
            {
                case "help":
                    Help.Write(this);
                    return null;

                case "status":
                    StatusCommand.Write(this, now);
                    return null;

                case "log":
                    name = "log-level";
                    return SetLevel(rest);

                case "history":
                    Show("last", History.Last());
                    Show("now", Sink.History.ToArray());
                    return null;

                case "config":
                    return _config.Do(ref name, rest, now);

                case "reprovision":
                    return Locked(now) ?? Device.Reprovision();

                case "reboot":
                    Done(name);
                    name = null;
                    Restart();
                    return null;

                case "network":
                    name = "network-test";
                    return rest == "test"
                        ? _tests.Network()
                        : "expected network test, got another; type help";

                case "tls":
                    name = "tls-test";
                    return TakeWord(ref rest) == "test"
                        ? _tests.Tls(rest)
                        : "expected tls test [host[:port]], got another; type help";

                case "factory":
                    return _owner.Reset(ref name, rest, now);

                case "unlock":
                    return !Lock.IsSet
                        ? "expected a passphrase to be set, got none; type lock <new passphrase>"
                        : Lock.Open(rest, now);

                case "lock":
                    return _owner.SetLock(rest, now);

                default:
                    return "expected a command, got another word; type help";
            }
        }

        private string SetLevel(string rest)
        {
            int level = rest == "level info" ? 0
                : rest == "level warning" ? 1
                : rest == "level error" ? 2
                : -1;
            if (level < 0)
            {
                return "expected log level info, warning or error, got another; type help";
            }

            Sink.Level = level;
            return null;
        }

        // 601 shell   last 11000 I 402 dps     connected ms=2210
        private void Show(string boot, byte[] lines)
        {
            int start = 0;
            string line;
            while (lines != null && (line = Serial.History.Next(lines, ref start)) != null)
            {
                Say(boot + " " + line);
            }
        }
    }
}
