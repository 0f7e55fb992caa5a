using NanoDps.Serial;

namespace NanoDps.UnitTests
{
    /// <summary>A program with a shell that only counts what it is asked.</summary>
    internal sealed class TestDevice : ShellDevice
    {
        internal int Changes;
        internal int Reprovisions;
        internal int Restarts;
        internal string WhyNot;

        /// <summary>Whether it takes roots; then it has those that came last.</summary>
        internal bool HasOwner;
        internal byte[] Bundle;
        internal string RootFault;

        public override string Status()
        {
            return "ip=10.0.0.7 queue=0";
        }

        public override string Roots()
        {
            return "";
        }

        public override string RootFields()
        {
            return "roots fingerprint=0011223344556677 first-expiry=2038-01-15";
        }

        public override bool TakesRoots()
        {
            return HasOwner;
        }

        public override string SetRoots(byte[] bundle)
        {
            if (RootFault == null)
            {
                Bundle = bundle;
            }

            return RootFault;
        }

        public override void ClearRoots()
        {
            Bundle = null;
        }

        public override string Memory()
        {
            return "native=1000 block=500";
        }

        public override string Reprovision()
        {
            Reprovisions++;
            return WhyNot;
        }

        public override void ConfigurationChanged()
        {
            Changes++;
        }

        public override void Restart()
        {
            Restarts++;
        }
    }
}
