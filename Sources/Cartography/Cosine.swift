import Foundation
import SimpleFeatures

/// How much shorter a degree of longitude is at a latitude than on the equator.
func cosineOfDegrees(_ latitude: Double) -> Double { cos(latitude.inRadians) }
